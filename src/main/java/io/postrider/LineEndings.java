package io.postrider;

/** What happens to a CR without LF, or an LF without CR, in a content. None ever leaves (SMTP smuggling). */
public enum LineEndings {
    /** Each becomes CRLF. */
    NORMALIZE,
    /** The mail is not sent. */
    REFUSE
}
