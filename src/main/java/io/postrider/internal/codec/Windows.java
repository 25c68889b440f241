package io.postrider.internal.codec;

import java.nio.ByteBuffer;

/**
 * Shows the octets of a piece in arrays, a window at a time: in the array that they lie in, or in a copy if they lie in direct memory or
 * may only be read. An array is looked at so much faster than a buffer that the copy pays.
 */
final class Windows {

    // Small enough that the octets are in the processor's nearest cache when they are looked at, twice even.
    private static final int SIZE = 16 * 1024;

    /**
     * Looks at a window.
     *
     * @param <X> what it may throw
     */
    @FunctionalInterface
    interface Look<X extends Exception> {
        /**
         * Looks at the octets from {@code from} to {@code to}.
         *
         * @param ahead how much greater indexes are here than in the piece
         */
        void at(byte[] octets, int from, int to, int ahead) throws X;
    }

    private Windows() {}

    /** Shows all that lies between the buffer's position, which counts as index 0, and its limit. */
    static <X extends Exception> void each(ByteBuffer piece, Look<X> look) throws X {
        if (piece.hasArray()) {
            array(piece, look);
        } else {
            copies(piece, look);
        }
    }

    private static <X extends Exception> void array(ByteBuffer piece, Look<X> look) throws X {
        int start = piece.arrayOffset() + piece.position();
        int end = piece.arrayOffset() + piece.limit();
        for (int at = start; at < end; at += SIZE) {
            look.at(piece.array(), at, Math.min(at + SIZE, end), start);
        }
    }

    private static <X extends Exception> void copies(ByteBuffer piece, Look<X> look) throws X {
        byte[] copy = new byte[Math.min(SIZE, piece.remaining())];
        for (int at = piece.position(); at < piece.limit(); at += copy.length) {
            int octets = Math.min(copy.length, piece.limit() - at);
            piece.get(at, copy, 0, octets);
            look.at(copy, 0, octets, piece.position() - at);
        }
    }
}
