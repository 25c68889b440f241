package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.postrider.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The octets of a content in pooled buffers of direct memory. Blocks, so it is never used on an event loop; one thread at a time reads. */
final class Pieces implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pieces.class);

    // A channel in blocking mode gives at least one octet; one that does not, again and again, would keep a thread busy
    // for ever.
    private static final int PATIENCE = 1000;

    private final Content content;
    private final ByteBufAllocator allocator;
    private final int size;

    // Two threads meet here: whichever of "it is open" and "it is closed" is written last finds the other, and closes
    // the channel.
    private volatile @Nullable ReadableByteChannel channel;
    private volatile boolean closed;

    /** Opens nothing yet. */
    Pieces(Content content, ByteBufAllocator allocator, int size) {
        this.content = content;
        this.allocator = allocator;
        this.size = size;
    }

    /** The next piece, which belongs to the caller. It is full unless it is the last one; it may be empty then. */
    ByteBuf next() throws IOException {
        ReadableByteChannel open = opened();
        ByteBuf piece = allocator.directBuffer(size, size);
        try {
            return piece.writerIndex(fill(piece.internalNioBuffer(0, size), open));
        } catch (Throwable e) {
            piece.release();
            throw e;
        }
    }

    private ReadableByteChannel opened() throws IOException {
        ReadableByteChannel open = channel;
        if (open == null) {
            open = content.open();
            channel = open;
        }
        if (closed) {
            open.close();
            throw new AsynchronousCloseException();
        }
        return open;
    }

    private static int fill(ByteBuffer memory, ReadableByteChannel channel) throws IOException {
        int room = memory.remaining();
        for (int idle = 0; memory.hasRemaining(); ) {
            int octets = channel.read(memory);
            if (octets < 0) {
                break;
            }
            idle = octets == 0 ? idle + 1 : 0;
            if (idle == PATIENCE) {
                throw new IOException("the channel of the content gives neither octets nor an end");
            }
        }
        return room - memory.remaining();
    }

    /** May be called at any time by any thread; ends a read that is under way, if the channel can do so. */
    @Override
    public void close() {
        closed = true;
        ReadableByteChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            // Every octet has been read, or none is wanted any more: nothing depends on it.
            LOG.debug("the content could not be closed", e);
        }
    }
}
