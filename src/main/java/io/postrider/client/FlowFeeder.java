package io.postrider.client;

import io.postrider.Mail;
import io.postrider.client.Outbox.Admission;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes mails from a publisher, which is asked for as many as there is room for (Reactive Streams rule 3.17: never more than was asked
 * for). With a pause, for one at a time. What it gives waits here while others fill the client's queue.
 *
 * <p>The publisher calls on any thread; all that is done about it, asking for more included, is done in turns on the callback executor, one after the
 * other.
 */
final class FlowFeeder implements Flow.Subscriber<Mail> {

    /** How long to wait for others who fill the client's queue. */
    private static final long RETRY_NANOS = 10_000_000;

    private final BatchRun run;
    private final long pauseNanos;
    private final Alarm alarm;
    private final Executor callbacks;

    /** Given, and not yet sent. */
    private final Queue<Mail> arrived = new ConcurrentLinkedQueue<>();

    /** Asked for, and not yet given. */
    private final AtomicInteger requested = new AtomicInteger();

    private final AtomicInteger calls = new AtomicInteger();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable fault;
    private volatile boolean complete;
    private volatile boolean alarmSet;

    // Owned by the turn.
    private boolean ended;
    private boolean paused;
    private long pauseEnd;

    FlowFeeder(BatchRun run, Duration pause, Alarm alarm, Executor callbacks) {
        this.run = run;
        this.pauseNanos = pause.toNanos();
        this.alarm = alarm;
        this.callbacks = callbacks;
    }

    // ---- what the publisher tells

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        run.onRoom(this::call);
        call();
    }

    @Override
    public void onNext(Mail mail) {
        arrived.add(Objects.requireNonNull(mail, "a publisher must not give null"));
        if (requested.getAndDecrement() <= 0) {
            fault = new IllegalStateException("the publisher gave more mails than it was asked for");
        }
        call();
    }

    @Override
    public void onError(Throwable why) {
        fault = Objects.requireNonNull(why, "a publisher must not give null");
        complete = true;
        call();
    }

    @Override
    public void onComplete() {
        complete = true;
        call();
    }

    // ---- one turn after the other

    private void call() {
        if (calls.getAndIncrement() == 0) {
            callbacks.execute(this::takeTurns);
        }
    }

    private void takeTurns() {
        int answered;
        do {
            answered = calls.get();
            takeTurn();
        } while (calls.addAndGet(-answered) != 0);
    }

    private void takeTurn() {
        boolean last = complete;
        try {
            sendArrived();
            if (ended) {
                arrived.clear();
            } else if (last) {
                endIfSent();
            } else {
                ask();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void sendArrived() {
        for (Mail next = arrived.peek();
                next != null && !ended && !isPausing() && run.room() > 0;
                next = arrived.peek()) {
            Admission admission = run.offer(next);
            if (admission == Admission.FULL) {
                callIn(RETRY_NANOS);
                return;
            }
            arrived.remove();
            paused = pauseNanos > 0;
            pauseEnd = System.nanoTime() + pauseNanos;
        }
    }

    private boolean isPausing() {
        long left = paused && !run.isClosed() ? pauseEnd - System.nanoTime() : 0;
        if (left > 0) {
            callIn(left);
        }
        return left > 0;
    }

    private void callIn(long nanos) {
        if (!alarmSet) {
            alarmSet = true;
            alarm.in(nanos, () -> {
                alarmSet = false;
                call();
            });
        }
    }

    private void endIfSent() {
        if (arrived.isEmpty()) {
            ended = true;
            run.end(fault);
        }
    }

    private void ask() {
        Throwable why = run.isClosed() ? new IllegalStateException("the client is closed") : fault;
        if (why != null) {
            fail(why);
            return;
        }
        Flow.Subscription from = subscription;
        if (from == null || !arrived.isEmpty() || isPausing()) {
            return;
        }
        int room = pauseNanos > 0 ? Math.min(1, run.room()) : run.room();
        int awaited = requested.get();
        int more = room - awaited;
        // Not for each mail.
        if (more > 0 && (awaited == 0 || more > run.limit() / 2)) {
            requested.addAndGet(more);
            from.request(more);
        }
    }

    private void fail(Throwable why) {
        if (ended) {
            return;
        }
        ended = true;
        arrived.clear();
        Flow.Subscription from = subscription;
        if (from != null) {
            Callbacks.guarded(from::cancel);
        }
        run.end(why);
    }
}
