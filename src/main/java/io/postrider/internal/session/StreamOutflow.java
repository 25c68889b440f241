package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;

/**
 * Pieces that come while others leave. The last one is held back until it is known to be the last: with it the mail is committed, and if
 * the content turns out to have another size than was announced, it never leaves.
 */
final class StreamOutflow implements Outflow {

    private final StreamTransfer transfer;
    private final Attempt attempt;
    private final long announced;
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>();
    private long octets;
    private boolean ended;

    /** @param announced how many octets the pieces will have; below 0 if nobody said */
    StreamOutflow(StreamTransfer transfer, Attempt attempt, long announced) {
        this.transfer = transfer;
        this.attempt = attempt;
        this.announced = announced;
    }

    @Override
    public long octets() {
        return announced;
    }

    void add(ArrayDeque<ByteBuf> more) {
        for (ByteBuf piece : more) {
            octets += piece.readableBytes();
            pieces.add(piece);
        }
        if (announced >= 0 && octets > announced) {
            fail();
        }
    }

    void end(ByteBuf end) {
        octets += end.readableBytes();
        pieces.add(end);
        ended = true;
        if (announced >= 0 && octets != announced) {
            fail();
        }
    }

    private void fail() {
        transfer.failForItsSize(announced);
    }

    @Override
    public void begin() {
        attempt.contentLeaves();
        if (announced == 0) {
            attempt.commit();
        }
    }

    @Override
    public boolean writeTo(Dialogue dialogue) {
        while (dialogue.hasRoom() && !attempt.isCancelled()) {
            if (ended && pieces.size() <= 2) {
                return writeLast(dialogue);
            }
            if (pieces.size() <= 1) {
                transfer.askForMore();
                // The answer may have come at once.
                if (pieces.size() <= 1 && !ended) {
                    return false;
                }
                continue;
            }
            dialogue.write(pieces.removeFirst());
        }
        return false;
    }

    // The last piece and what ends it.
    private boolean writeLast(Dialogue dialogue) {
        attempt.commit();
        while (!pieces.isEmpty()) {
            dialogue.write(pieces.removeFirst());
        }
        return true;
    }

    @Override
    public void release() {
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }
}
