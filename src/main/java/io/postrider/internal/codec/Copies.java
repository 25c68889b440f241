package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The copied parts of a piece: they gather in pooled buffers and leave in slices of them, so that a few octets take up no more than that. */
final class Copies implements AutoCloseable {

    private static final int SMALLEST = 256;
    private static final int LARGEST = 64 * 1024;

    private final ByteBufAllocator allocator;
    private final Consumer<? super ByteBuf> out;
    private @Nullable ByteBuf buffer;

    Copies(ByteBufAllocator allocator, Consumer<? super ByteBuf> out) {
        this.allocator = allocator;
        this.out = out;
    }

    /** Whether there never were any. */
    boolean none() {
        return buffer == null;
    }

    /** Where to write the next {@code octets}, of which {@code expected} or some more are to come. */
    ByteBuf room(int octets, int expected) {
        if (buffer != null && buffer.writableBytes() >= octets) {
            return buffer;
        }
        leave();
        close();
        int wanted = expected + expected / 8; // what is inserted needs room too
        return buffer = allocator.directBuffer(Math.max(octets, Math.max(SMALLEST, Math.min(wanted, LARGEST))));
    }

    /** Lets go what has gathered. */
    void leave() {
        if (buffer != null && buffer.isReadable()) {
            out.accept(buffer.readRetainedSlice(buffer.readableBytes()));
        }
    }

    @Override
    public void close() {
        if (buffer != null) {
            ByteBuf done = buffer;
            // Not twice: the next one may not be had.
            buffer = null;
            done.release();
        }
    }
}
