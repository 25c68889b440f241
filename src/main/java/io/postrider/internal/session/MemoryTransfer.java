package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.postrider.InMemory;
import io.postrider.Outcome.Permanence;
import io.postrider.internal.codec.Commands;
import io.postrider.internal.codec.ContentEncoder;
import io.postrider.internal.codec.ContentException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Content that lies in memory leaves from there: one BDAT with all of it, or its lines with their dots. */
final class MemoryTransfer extends ContentTransfer {

    private final InMemory memory;

    MemoryTransfer(PreparedContent content, InMemory memory, Attempt attempt, Session session, boolean chunks) {
        super(content, attempt, session, chunks);
        this.memory = memory;
    }

    @Override
    boolean isReady() {
        return true;
    }

    @Override
    void send() {
        ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(4);
        try {
            encode(pieces);
        } catch (ContentException e) {
            pieces.forEach(ByteBuf::release);
            fail(String.valueOf(e.getMessage()), Permanence.PERMANENT);
            return;
        }
        say(new MemoryOutflow(pieces, attempt, attempt::commit));
    }

    private void say(MemoryOutflow outflow) {
        long octets = outflow.octets();
        if (chunks) {
            attempt.sayContent(new Commands.Bdat(octets, true, attempt.finalReplies()), outflow, attempt::onEnd);
        } else {
            attempt.sayContent(new Commands.EndOfData(attempt.finalReplies()), outflow, attempt::onEnd);
        }
        attempt.contentSaid();
    }

    private void encode(ArrayDeque<ByteBuf> pieces) throws ContentException {
        ContentEncoder encoder = encoder();
        encoder.encode(wrap(), pieces::add);
        if (!chunks || !content.isCanonical()) {
            ByteBuf end = Unpooled.buffer(8);
            pieces.add(end);
            encoder.end(end);
        }
    }

    private ByteBuf wrap() {
        ByteBuffer octets = memory.octets();
        return octets.hasArray()
                ? Unpooled.wrappedBuffer(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining())
                : Unpooled.wrappedBuffer(octets);
    }
}
