package io.postrider.dkim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** What another channel gives, with CRLF at the end of every line. Not for several threads. */
final class RepairedChannel implements ReadableByteChannel {

    private static final int PIECE = 1 << 15;

    private final ReadableByteChannel source;
    private final Repair repair = new Repair();
    private final byte[] piece = new byte[PIECE];
    private final byte[] out = new byte[Repair.room(PIECE)];

    private ByteBuffer ready = ByteBuffer.allocate(0);
    private boolean ended;

    RepairedChannel(ReadableByteChannel source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        while (!ready.hasRemaining()) {
            if (ended) {
                return -1;
            }
            ready = ByteBuffer.wrap(out, 0, refill());
        }
        return Transfer.some(ready, to);
    }

    private int refill() throws IOException {
        int size = source.read(ByteBuffer.wrap(piece));
        ended = size < 0;
        return ended ? repair.end(out, 0) : repair.write(piece, 0, size, out, 0);
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
