package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Listens to a reader, asks for one piece after the other if told to, and remembers. */
final class Recording implements ContentReader.Listener {

    final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    final List<Throwable> failures = new ArrayList<>();
    final AtomicInteger pieces = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    private final boolean greedy;
    volatile @Nullable ContentReader reader;

    Recording(boolean greedy) {
        this.greedy = greedy;
    }

    @Override
    public void onPiece(ByteBuf piece) {
        byte[] copy = new byte[piece.readableBytes()];
        piece.readBytes(copy).release();
        octets.writeBytes(copy);
        pieces.incrementAndGet();
        ContentReader current = reader;
        if (greedy && current != null) {
            current.request(1);
        }
    }

    @Override
    public void onEnd() {
        ends.incrementAndGet();
    }

    @Override
    public void onFailure(Throwable cause) {
        failures.add(cause);
        failed.incrementAndGet();
    }

    boolean finished() {
        return ends.get() + failed.get() > 0;
    }
}
