package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.postrider.InMemory;
import io.postrider.Outcome.Permanence;
import io.postrider.internal.codec.Commands;
import io.postrider.internal.codec.ContentException;
import java.util.ArrayDeque;

/** Content that lies in memory leaves from there: one BDAT with all of it, or its lines with their dots. */
final class MemoryTransfer extends ContentTransfer implements MemoryOutflow.Source {

    /** What is larger is encoded while it leaves: else it would keep the event loop from others, and fill the memory twice. */
    private static final int ENCODED_AT_ONCE = 256 * 1024;

    private final InMemory memory;
    private final MemoryContent rest;
    private long encoded;
    private boolean broken;

    MemoryTransfer(PreparedContent content, InMemory memory, Attempt attempt, Session session, boolean chunks) {
        super(content, attempt, session, chunks);
        this.memory = memory;
        this.rest = new MemoryContent(memory, encoder(), !chunks || !content.isCanonical());
    }

    @Override
    boolean isReady() {
        return true;
    }

    @Override
    void send() {
        ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(4);
        if (leavesByAndBy()) {
            say(new MemoryOutflow(pieces, this, chunks ? content.size() : -1, attempt, attempt::commit));
        } else {
            sendAtOnce(pieces);
        }
    }

    // BDAT says its size first.
    private boolean leavesByAndBy() {
        return memory.octets().remaining() > ENCODED_AT_ONCE && (!chunks || content.size() >= 0);
    }

    // Encoded before a word is said of it: then a content that may not leave costs no connection.
    private void sendAtOnce(ArrayDeque<ByteBuf> pieces) {
        try {
            while (rest.hasMore()) {
                rest.encode(Integer.MAX_VALUE, pieces::add);
            }
        } catch (ContentException e) {
            pieces.forEach(ByteBuf::release);
            fail(String.valueOf(e.getMessage()), Permanence.PERMANENT);
            return;
        } catch (RuntimeException | Error e) {
            pieces.forEach(ByteBuf::release);
            throw e;
        }
        say(MemoryOutflow.of(pieces, attempt, attempt::commit));
    }

    private void say(MemoryOutflow outflow) {
        if (chunks) {
            attempt.sayContent(
                    new Commands.Bdat(outflow.octets(), true, attempt.finalReplies()), outflow, attempt::onEnd);
        } else {
            attempt.sayContent(new Commands.EndOfData(attempt.finalReplies()), outflow, attempt::onEnd);
        }
        attempt.contentSaid();
    }

    // ---- by and by

    /** Whatever becomes of the mail: octets that were announced must leave, or what comes behind them would be taken for them. */
    @Override
    public boolean hasMore() {
        return !broken && rest.hasMore();
    }

    @Override
    public void addTo(ArrayDeque<ByteBuf> pieces, int octets) {
        try {
            rest.encode(octets, piece -> {
                encoded += piece.readableBytes();
                pieces.add(piece);
            });
        } catch (ContentException e) {
            broken = true;
            fail(String.valueOf(e.getMessage()), Permanence.PERMANENT);
            return;
        }
        if (chunks && !isAsAnnounced()) {
            broken = true;
            failForItsSize(content.size());
        }
    }

    private boolean isAsAnnounced() {
        return rest.hasMore() ? encoded <= content.size() : encoded == content.size();
    }
}
