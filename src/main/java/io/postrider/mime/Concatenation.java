package io.postrider.mime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads segments one after the other; never has more than one open. Not for several threads. */
final class Concatenation implements ReadableByteChannel {

    private final Iterator<Segment> rest;
    private @Nullable ReadableByteChannel current;
    private boolean open = true;

    Concatenation(List<Segment> segments) {
        rest = segments.iterator();
    }

    @Override
    public int read(ByteBuffer destination) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        int start = destination.position();
        while (destination.hasRemaining() && advance()) {
            readCurrent(destination);
        }
        return destination.position() > start || !destination.hasRemaining() ? destination.position() - start : -1;
    }

    private boolean advance() throws IOException {
        if (current == null && rest.hasNext()) {
            current = rest.next().open();
        }
        return current != null;
    }

    private void readCurrent(ByteBuffer destination) throws IOException {
        if (current != null && current.read(destination) < 0) {
            closeCurrent();
        }
    }

    private void closeCurrent() throws IOException {
        ReadableByteChannel channel = current;
        current = null;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        closeCurrent();
    }
}
