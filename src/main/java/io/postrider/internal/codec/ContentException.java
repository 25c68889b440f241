package io.postrider.internal.codec;

/** A content that may not leave as it is. It is the mail's fault, not the server's; what has left of it is never to be ended. */
public final class ContentException extends Exception {

    private static final long serialVersionUID = 1;

    private ContentException(String message) {
        super(message);
    }

    /** A line of more octets than RFC 5321 section 4.5.3.1.6 allows. */
    static ContentException lineTooLong(long line) {
        return new ContentException(
                "line " + line + " of the content has more than " + ContentFacts.LONGEST_LINE + " octets");
    }

    /** A line of more octets than RFC 5321 section 4.5.3.1.6 allows, and how many there are. */
    static ContentException lineTooLong(long line, long octets) {
        return new ContentException(
                "line " + line + " of the content has " + octets + " octets, more than " + ContentFacts.LONGEST_LINE);
    }

    /** A CR without LF or an LF without CR, which the caller wants refused. */
    static ContentException bareBreak(String octet, long line) {
        return new ContentException("line " + line + " of the content has a bare " + octet);
    }

    /** A NUL where the content is not sent as binary. */
    static ContentException nul() {
        return new ContentException("the content has a NUL, which only BODY=BINARYMIME may carry");
    }

    /** An octet above 127 where only seven bits may be sent. */
    static ContentException eightBit() {
        return new ContentException("the content has octets above 127, which only BODY=8BITMIME may carry");
    }

    /** A content that was said to be canonical, and whose last line has no end. */
    static ContentException unfinishedLine() {
        return new ContentException("the content was said to be canonical, but does not end with CRLF");
    }
}
