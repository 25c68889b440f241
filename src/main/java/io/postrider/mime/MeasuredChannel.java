package io.postrider.mime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Watches that a channel gives as many octets as it was said to. The size of the message may have been announced (RFC 1870), and a
 * file that grew or shrank since would end another message than the one that was meant. Not for several threads.
 */
final class MeasuredChannel implements ReadableByteChannel {

    private final String name;
    private final ReadableByteChannel source;
    private final long expected;
    private long came;

    MeasuredChannel(String name, ReadableByteChannel source, long expected) {
        this.name = name;
        this.source = source;
        this.expected = expected;
    }

    @Override
    public int read(ByteBuffer destination) throws IOException {
        int count = source.read(destination);
        came += Math.max(count, 0);
        if (came > expected || count < 0 && came < expected) {
            throw new IOException(name + " has changed: " + came + " octets came of " + expected);
        }
        return count;
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
