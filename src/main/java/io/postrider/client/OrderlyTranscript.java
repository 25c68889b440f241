package io.postrider.client;

import io.postrider.Transcript;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes lines from any event loop, and tells them one after the other on the callback executor. */
final class OrderlyTranscript implements Transcript {

    private record Line(long session, Speaker speaker, String text) {}

    private final Transcript listener;
    private final Executor callbacks;
    private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();

    OrderlyTranscript(Transcript listener, Executor callbacks) {
        this.listener = listener;
        this.callbacks = callbacks;
    }

    @Override
    public void line(long session, Speaker speaker, String text) {
        lines.add(new Line(session, speaker, text));
        if (untold.getAndIncrement() == 0) {
            callbacks.execute(this::tell);
        }
    }

    private void tell() {
        int told;
        do {
            told = untold.get();
            for (int i = 0; i < told; i++) {
                tell(lines.poll());
            }
        } while (untold.addAndGet(-told) != 0);
    }

    private void tell(Line line) {
        Callbacks.guarded(() -> listener.line(line.session(), line.speaker(), line.text()));
    }
}
