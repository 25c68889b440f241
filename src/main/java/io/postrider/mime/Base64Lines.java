package io.postrider.mime;

import java.util.Base64;

/** Base64 in lines of 76 octets (RFC 2045 section 6.8), the last one without a line break. */
final class Base64Lines {

    /** How many octets fill a line. */
    static final int OCTETS = 57;

    private static final int WIDTH = 76;

    private Base64Lines() {}

    /** How long the encoded form of so many octets is. */
    static long length(long octets) {
        long symbols = (octets + 2) / 3 * 4;
        return symbols + (symbols == 0 ? 0 : (symbols - 1) / WIDTH * 2);
    }

    static byte[] encode(byte[] octets) {
        byte[] lines = new byte[(int) length(octets.length)];
        byte[] symbols = Base64.getEncoder().encode(octets);
        split(symbols, symbols.length, lines, 0);
        return lines;
    }

    /**
     * Puts line breaks between the lines that so many symbols make. The encoder of the JDK does so too, but is many times faster if it
     * may write all symbols at once.
     *
     * @return where the last line ends in {@code lines}
     */
    static int split(byte[] symbols, int length, byte[] lines, int start) {
        int to = start;
        int from = 0;
        for (; length - from > WIDTH; from += WIDTH) {
            System.arraycopy(symbols, from, lines, to, WIDTH);
            lines[to + WIDTH] = '\r';
            lines[to + WIDTH + 1] = '\n';
            to += WIDTH + 2;
        }
        System.arraycopy(symbols, from, lines, to, length - from);
        return to + length - from;
    }
}
