package io.postrider.dkim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The signatures, then the content as it was signed: the second pass over it. Not for several threads. */
final class SignedChannel implements ReadableByteChannel {

    private final ByteBuffer front;
    private final ReadableByteChannel rest;

    private long missing;

    /** {@code size} octets are to come out of {@code rest}. */
    SignedChannel(byte[] front, ReadableByteChannel rest, long size) {
        this.front = ByteBuffer.wrap(front);
        this.rest = rest;
        this.missing = size;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (front.hasRemaining()) {
            return Transfer.some(front, to);
        }
        int size = rest.read(to);
        missing -= Math.max(0, size);
        if (missing < 0 || (size < 0 && missing > 0)) {
            throw new IOException("the content has changed since it was signed");
        }
        return size;
    }

    @Override
    public boolean isOpen() {
        return rest.isOpen();
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
