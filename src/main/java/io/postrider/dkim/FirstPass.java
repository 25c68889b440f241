package io.postrider.dkim;

import io.postrider.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads a content that is not in memory once, from end to end, and gives its octets away as they will leave, piece by piece. */
final class FirstPass {

    static final int PIECE = 1 << 16;

    private FirstPass() {}

    /** Hears the pieces. */
    interface Listener {
        /** The next octets, from index 0 on; a CRLF is always whole. They are gone after the call. */
        void onPiece(byte[] octets, int to) throws UnsignableException;
    }

    static Survey over(Content content, Listener listener) throws IOException {
        Survey survey = new Survey();
        Repair repair = new Repair();
        byte[] piece = new byte[PIECE];
        byte[] out = new byte[Repair.room(PIECE)];
        try (ReadableByteChannel channel = content.open()) {
            for (int size = read(channel, piece); size >= 0; size = read(channel, piece)) {
                survey.update(piece, 0, size);
                listener.onPiece(out, repair.write(piece, 0, size, out, 0));
            }
        }
        survey.end();
        listener.onPiece(out, repair.end(out, 0));
        return survey;
    }

    private static int read(ReadableByteChannel channel, byte[] piece) throws IOException {
        return channel.read(ByteBuffer.wrap(piece));
    }
}
