package io.postrider.internal.codec;

import java.io.IOException;

/** The server said something that is no reply (RFC 5321 section 4.2), or more than a reply may hold. */
public final class MalformedReplyException extends IOException {

    private static final long serialVersionUID = 1;

    private final String line;

    MalformedReplyException(String message) {
        this(message, "");
    }

    MalformedReplyException(String message, String line) {
        super(message);
        this.line = line;
    }

    /** The line that is none of a reply. Not a part of the message: it may hold a secret, which nobody here can tell. */
    public String line() {
        return line;
    }
}
