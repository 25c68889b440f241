package io.postrider.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Transactions encoded beforehand.
 *
 * @param opening what has to be said once, behind HELO
 * @param openingReplies how many replies that gets
 * @param transactions as many of them as fit into a megabyte, at least one
 * @param length octets of one
 * @param replies how many replies one gets
 */
record FloorScript(byte[] opening, int openingReplies, ByteBuf transactions, int length, int replies) {

    private static final int MOST_OCTETS = 1 << 20;
    private static final String ENVELOPE = "MAIL FROM:<" + Letter.FROM + ">\r\nRCPT TO:<" + Letter.TO + ">\r\n";

    /** {@code MAIL RCPT BDAT LAST} and the content, in one piece. */
    static FloorScript bdat(int size, int window) {
        byte[] octets = ascii(ENVELOPE + "BDAT " + size + " LAST\r\n" + Letter.text(size));
        int count = Math.max(1, Math.min(window, MOST_OCTETS / octets.length));
        ByteBuf transactions = Unpooled.directBuffer(octets.length * count);
        for (int i = 0; i < count; i++) {
            transactions.writeBytes(octets);
        }
        return new FloorScript(new byte[0], 0, transactions, octets.length, 3);
    }

    /** The content, the dot, and {@code MAIL RCPT DATA} of the next mail, in one piece: one round trip a mail without BDAT. */
    static FloorScript data(int size) {
        byte[] opening = ascii(ENVELOPE + "DATA\r\n");
        byte[] octets = ascii(Letter.text(size) + ".\r\n" + ENVELOPE + "DATA\r\n");
        return new FloorScript(opening, 3, Unpooled.directBuffer(octets.length).writeBytes(octets), octets.length, 4);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many can be had in one piece. */
    int most() {
        return transactions.readableBytes() / length;
    }

    /** So many of them, at most {@link #most}, to be written and released. */
    ByteBuf take(int count) {
        return transactions.retainedSlice(0, count * length);
    }
}
