package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.postrider.InMemory;
import io.postrider.internal.codec.ContentEncoder;
import io.postrider.internal.codec.ContentException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A content that lies in memory on its way through the encoder, as much at a time as is wanted. Confined to the event loop. */
final class MemoryContent {

    private final ContentEncoder encoder;
    private ByteBuf rest;
    private boolean hasEnd;

    /** @param hasEnd whether the encoder may have something to add to its end */
    MemoryContent(InMemory memory, ContentEncoder encoder, boolean hasEnd) {
        this.encoder = encoder;
        this.rest = wrap(memory.octets());
        this.hasEnd = hasEnd;
    }

    private static ByteBuf wrap(ByteBuffer octets) {
        return octets.hasArray()
                ? Unpooled.wrappedBuffer(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining())
                : Unpooled.wrappedBuffer(octets);
    }

    /** Whether there is any more. */
    boolean hasMore() {
        return rest.isReadable() || hasEnd;
    }

    /**
     * Encodes some more.
     *
     * @param octets how many of the content, at most
     * @param out is given what leaves, and owns it
     * @throws ContentException if it may not leave
     */
    void encode(int octets, Consumer<? super ByteBuf> out) throws ContentException {
        if (rest.isReadable()) {
            encoder.encode(take(octets), out);
        } else {
            hasEnd = false;
            ByteBuf end = Unpooled.buffer(8);
            out.accept(end);
            encoder.end(end);
        }
    }

    private ByteBuf take(int octets) {
        if (octets < rest.readableBytes()) {
            return rest.readRetainedSlice(octets);
        }
        ByteBuf all = rest;
        rest = Unpooled.EMPTY_BUFFER;
        return all;
    }
}
