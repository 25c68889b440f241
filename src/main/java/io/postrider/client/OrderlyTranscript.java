package io.postrider.client;

import io.postrider.Transcript;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes lines from any event loop, and tells them one after the other on the callback executor, in slices. Where they come faster than they are
 * heard they are left out, and a line says how many: to wait would be to hold up the mail.
 */
final class OrderlyTranscript implements Transcript {

    /** How much waits at most. */
    static final int MOST_LINES = 50_000;

    static final int MOST_CHARACTERS = 16 << 20;

    /** So many lines are told before other callbacks have their turn. */
    static final int SLICE = 256;

    private record Line(long session, Speaker speaker, String text) {}

    private final Transcript listener;
    private final Executor callbacks;
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();

    OrderlyTranscript(Transcript listener, Executor callbacks) {
        this.listener = listener;
        this.callbacks = callbacks;
    }

    @Override
    public void line(long session, Speaker speaker, String text) {
        if (untold.get() >= MOST_LINES || characters.get() >= MOST_CHARACTERS) {
            leftOut.incrementAndGet();
            return;
        }
        markGap(this::add);
        add(new Line(session, speaker, text));
    }

    private void markGap(Consumer<Line> marks) {
        long count = leftOut.get() == 0 ? 0 : leftOut.getAndSet(0);
        if (count > 0) {
            marks.accept(new Line(0, Speaker.CLIENT, "[" + count + " lines left out]"));
        }
    }

    private void add(Line line) {
        characters.addAndGet(line.text().length());
        lines.add(line);
        if (untold.getAndIncrement() == 0) {
            callbacks.execute(this::tell);
        }
    }

    private void tell() {
        int some = Math.min(untold.get(), SLICE);
        for (int i = 0; i < some; i++) {
            Line line = lines.remove();
            characters.addAndGet(-line.text().length());
            tell(line);
        }
        if (untold.get() == some) {
            // Those that were left out last have nothing behind them that would tell.
            markGap(this::tell);
        }
        if (untold.addAndGet(-some) != 0) {
            callbacks.execute(this::tell);
        }
    }

    private void tell(Line line) {
        Callbacks.guarded(() -> listener.line(line.session(), line.speaker(), line.text()));
    }
}
