package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;

/** How a server is told where a content ends. */
public enum Framing {
    /** By a line with a lone dot, which is why each dot that begins a line is doubled (RFC 5321 section 4.5.2). */
    DATA,
    /** By the number of octets, told beforehand (RFC 3030 section 2). */
    BDAT;

    /** CRLF, as a number of two octets. */
    static final int CRLF = '\r' << 8 | '\n';

    boolean doublesDots() {
        return this == DATA;
    }

    /** Appends what ends the content; its last line has ended. */
    void writeEnd(ByteBuf out) {
        if (this == DATA) {
            out.writeByte(Octets.DOT).writeShort(CRLF);
        }
    }
}
