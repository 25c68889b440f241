package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;

/** Pieces that are all there. They are handed to the socket as it takes them, large ones slice by slice. */
final class MemoryOutflow implements Outflow {

    /** Octets that lie on the heap are copied once on their way to the kernel; this is how many at a time. */
    private static final int SLICE_OCTETS = 256 * 1024;

    private final ArrayDeque<ByteBuf> pieces;
    private final Attempt attempt;
    private final Runnable beforeLast;

    /** @param beforeLast runs before the last piece is written, or the command if there is none; may run twice */
    MemoryOutflow(ArrayDeque<ByteBuf> pieces, Attempt attempt, Runnable beforeLast) {
        this.pieces = pieces;
        this.attempt = attempt;
        this.beforeLast = beforeLast;
    }

    @Override
    public long octets() {
        long octets = 0;
        for (ByteBuf piece : pieces) {
            octets += piece.readableBytes();
        }
        return octets;
    }

    @Override
    public void begin() {
        attempt.contentLeaves();
        if (octets() == 0) {
            beforeLast.run();
        }
    }

    @Override
    public boolean writeTo(Dialogue dialogue) {
        while (!pieces.isEmpty()) {
            if (!dialogue.hasRoom() || attempt.isCancelled()) {
                return false;
            }
            ByteBuf next = nextSlice();
            if (isLast()) {
                beforeLast.run();
                dialogue.write(next);
                // Were something left, though it be empty, a final reply would come too early for it.
                release();
                return true;
            }
            dialogue.write(next);
        }
        return true;
    }

    private ByteBuf nextSlice() {
        ByteBuf head = pieces.getFirst();
        if (head.readableBytes() <= SLICE_OCTETS) {
            return pieces.removeFirst();
        }
        return head.readRetainedSlice(SLICE_OCTETS);
    }

    // With BDAT nothing comes behind the last octet, so what would end the content is empty.
    private boolean isLast() {
        return pieces.isEmpty() || pieces.size() == 1 && !pieces.getFirst().isReadable();
    }

    @Override
    public void release() {
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }
}
