package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;

/** Content from memory. It is handed to the socket as that takes it, large pieces slice by slice. */
final class MemoryOutflow implements Outflow {

    private final ArrayDeque<ByteBuf> pieces;
    private final Source source;
    private final long octets;
    private final Attempt attempt;
    private final Runnable beforeLast;

    /** Where more pieces come from, at once. */
    interface Source {

        /** Whether there are any more; not if they cannot be had. */
        boolean hasMore();

        /** Adds what comes next, and about so many octets of it; it belongs to {@code pieces}. */
        void addTo(ArrayDeque<ByteBuf> pieces, int octets);
    }

    private enum Nothing implements Source {
        MORE;

        @Override
        public boolean hasMore() {
            return false;
        }

        @Override
        public void addTo(ArrayDeque<ByteBuf> pieces, int octets) {}
    }

    /**
     * @param source of what comes behind the pieces
     * @param octets how many there are in all; below 0 if nobody knows
     * @param beforeLast runs before the last piece is written, or the command if there is none; may run twice
     */
    MemoryOutflow(ArrayDeque<ByteBuf> pieces, Source source, long octets, Attempt attempt, Runnable beforeLast) {
        this.pieces = pieces;
        this.source = source;
        this.octets = octets;
        this.attempt = attempt;
        this.beforeLast = beforeLast;
    }

    /** Of pieces that are all there. */
    static MemoryOutflow of(ArrayDeque<ByteBuf> pieces, Attempt attempt, Runnable beforeLast) {
        long octets = 0;
        for (ByteBuf piece : pieces) {
            octets += piece.readableBytes();
        }
        return new MemoryOutflow(pieces, Nothing.MORE, octets, attempt, beforeLast);
    }

    @Override
    public long octets() {
        return octets;
    }

    @Override
    public void begin() {
        attempt.contentLeaves();
        if (octets == 0) {
            beforeLast.run();
        }
    }

    @Override
    public boolean writeTo(Dialogue dialogue) {
        if (octets == 0) {
            // It has left with its command.
            release();
            return true;
        }
        while (fill(dialogue.sliceOctets())) {
            if (!dialogue.hasRoom() || attempt.isCancelled()) {
                return false;
            }
            ByteBuf next = nextSlice(dialogue.sliceOctets());
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

    // One piece ahead, so that the last one is known to be the last.
    private boolean fill(int octets) {
        while (pieces.size() < 2 && source.hasMore()) {
            source.addTo(pieces, octets);
        }
        return !pieces.isEmpty();
    }

    private ByteBuf nextSlice(int octets) {
        ByteBuf head = pieces.getFirst();
        return head.readableBytes() <= octets ? pieces.removeFirst() : head.readRetainedSlice(octets);
    }

    // With BDAT nothing comes behind the last octet, so what would end the content is empty.
    private boolean isLast() {
        boolean noneBehind =
                pieces.isEmpty() || pieces.size() == 1 && !pieces.getFirst().isReadable();
        return noneBehind && !source.hasMore();
    }

    @Override
    public void release() {
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }
}
