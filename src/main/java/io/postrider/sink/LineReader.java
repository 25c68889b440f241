package io.postrider.sink;

import io.netty.buffer.ByteBuf;

/** Finds lines among octets, and bounds them (RFC 5321 section 4.5.3.1.4). Confined to the connection's event loop. */
final class LineReader {

    /** What stands at the head of the octets. */
    enum Found {
        /** The beginning of a line. */
        NOTHING,
        /** A line; the octets now begin behind it. */
        LINE,
        /** A line that ends in LF without CR; the octets now begin behind it. */
        BARE_LF,
        /** The end of a line that was too long; the octets now begin behind it. */
        TOO_LONG
    }

    /** RFC 4954 section 4, for AUTH and its responses; no other command with the extensions that we know is as long. */
    private static final int MAXIMUM = 12288;

    private boolean skipping;

    /** Looks for a line and sets {@code line} to it. */
    Found read(ByteBuf in, CommandLine line) {
        int start = in.readerIndex();
        int lf = in.indexOf(start, in.writerIndex(), (byte) '\n');
        if (lf < 0) {
            skipIfTooLong(in);
            return Found.NOTHING;
        }
        in.readerIndex(lf + 1);
        if (skipping || lf - start > MAXIMUM) {
            skipping = false;
            return Found.TOO_LONG;
        }
        if (lf == start || in.getByte(lf - 1) != '\r') {
            return Found.BARE_LF;
        }
        line.set(in, start, lf - 1);
        return Found.LINE;
    }

    // A line without an end is forgotten as it comes, or it would fill our memory.
    private void skipIfTooLong(ByteBuf in) {
        if (skipping || in.readableBytes() > MAXIMUM) {
            skipping = true;
            in.skipBytes(in.readableBytes());
        }
    }
}
