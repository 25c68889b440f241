package io.postrider.internal.session;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One moment by which something must have happened. It is moved for every reply, so moving it costs a comparison: the timer
 * that is set already stays where it is as long as it fires no later than it should, and looks again when it fires.
 */
final class Deadline {

    private static final long NONE = Long.MAX_VALUE;

    private final EventExecutor loop;
    private final Runnable passed;
    private long due = NONE;
    private long timerDue = NONE;
    private @Nullable ScheduledFuture<?> timer;

    Deadline(EventExecutor loop, Runnable passed) {
        this.loop = loop;
        this.passed = passed;
    }

    /** Moves the deadline to {@code nanos} from now, which is {@code now} as {@link System#nanoTime} tells it. */
    void moveTo(long now, long nanos) {
        due = now + nanos;
        if (timer == null || due - timerDue < 0) {
            setTimer(now);
        }
    }

    /** Nothing is due any more. */
    void clear() {
        due = NONE;
    }

    /** Nothing will ever be due any more. */
    void end() {
        clear();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void setTimer(long now) {
        if (timer != null) {
            timer.cancel(false);
        }
        timerDue = due;
        timer = loop.schedule(this::fire, Math.max(0, due - now), TimeUnit.NANOSECONDS);
    }

    private void fire() {
        timer = null;
        if (due == NONE) {
            return;
        }
        long now = System.nanoTime();
        if (due - now > 0) {
            setTimer(now);
            return;
        }
        clear();
        passed.run();
    }
}
