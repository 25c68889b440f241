package io.postrider;

/** What is spoken at the other end. */
public enum Protocol {
    /** RFC 5321: one final reply for the whole mail. */
    SMTP,
    /** RFC 2033: one final reply for each accepted recipient. */
    LMTP
}
