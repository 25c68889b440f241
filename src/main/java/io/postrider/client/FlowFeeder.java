package io.postrider.client;

import io.postrider.Mail;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes mails from a publisher, which is asked for as many as there is room for (Reactive Streams rule 3.17: never more than was asked
 * for). With a pause, for one at a time.
 */
final class FlowFeeder implements Flow.Subscriber<Mail> {

    private final BatchRun run;
    private final Duration pause;
    private final Engine engine;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Flow.@Nullable Subscription subscription;

    // Guarded by this.
    private int requested;

    FlowFeeder(BatchRun run, Duration pause, Engine engine) {
        this.run = run;
        this.pause = pause;
        this.engine = engine;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        run.onRoom(this::ask);
        ask();
    }

    private void ask() {
        int more;
        synchronized (this) {
            more = pause.isZero() ? run.room() - requested : Math.min(1, run.room()) - requested;
            requested += Math.max(0, more);
        }
        if (more > 0 && subscription != null && !ended.get()) {
            subscription.request(more);
        }
    }

    @Override
    public void onNext(Mail mail) {
        synchronized (this) {
            requested--;
        }
        run.send(mail);
        if (!pause.isZero()) {
            engine.timer().newTimeout(timeout -> ask(), pause.toNanos(), TimeUnit.NANOSECONDS);
        } else if (run.room() > run.limit() / 2) {
            ask();
        }
    }

    @Override
    public void onError(Throwable fault) {
        if (ended.compareAndSet(false, true)) {
            run.end(fault);
        }
    }

    @Override
    public void onComplete() {
        if (ended.compareAndSet(false, true)) {
            run.end(null);
        }
    }
}
