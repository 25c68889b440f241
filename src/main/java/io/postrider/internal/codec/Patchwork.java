package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/**
 * Makes what leaves from the parts of a piece and the octets inserted between them.
 *
 * <p>A long part leaves as a slice of the piece. A short one is copied, together with its neighbours and what is inserted: a buffer of
 * its own costs about as much as copying two thousand octets, here and again where it is written. A piece into which nothing is
 * inserted leaves as it is. What has not left when the patchwork is closed is released.
 */
final class Patchwork implements Insertion, AutoCloseable {

    /** Parts of at least so many octets are not copied. */
    static final int LONG = 2048;

    private final ByteBuf piece;
    private final Copies copies;
    private final Consumer<? super ByteBuf> out;
    private final int start;
    private boolean left;

    /** Takes over {@code piece}; gives what leaves to {@code out}. */
    Patchwork(ByteBuf piece, ByteBufAllocator allocator, Consumer<? super ByteBuf> out) {
        this.piece = piece;
        this.copies = new Copies(allocator, out);
        this.out = out;
        this.start = piece.readerIndex();
    }

    @Override
    public void insert(int index, byte octet) {
        takeUntil(start + index);
        copies.room(1, piece.readableBytes()).writeByte(octet);
    }

    /** Lets the rest leave. */
    void finish() {
        if (copies.none() && piece.isReadable()) {
            left = true;
            out.accept(piece);
            return;
        }
        takeUntil(piece.writerIndex());
        copies.leave();
    }

    @Override
    public void close() {
        copies.close();
        if (!left) {
            piece.release();
        }
    }

    private void takeUntil(int index) {
        int octets = index - piece.readerIndex();
        if (octets >= LONG) {
            copies.leave();
            out.accept(piece.readRetainedSlice(octets));
        } else if (octets > 0) {
            copies.room(octets, piece.readableBytes()).writeBytes(piece, octets);
        }
    }
}
