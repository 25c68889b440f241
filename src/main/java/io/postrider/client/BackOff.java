package io.postrider.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Spaces the attempts to get a connection where the last one failed: one at a time, a tenth of a second after the first failure, then twice as long
 * each time, up to a limit, a little more or less lest many clients come at once. Any thread.
 */
final class BackOff {

    private static final long FIRST_NANOS = 100_000_000;

    private final long longest;
    private final Alarm alarm;
    private final Runnable retry;
    private volatile boolean failing;

    // Guarded by this.
    private long length;
    private long until;
    private boolean alarmSet;

    /** @param retry is run when one may try again, if somebody wanted to before */
    BackOff(Duration longest, Alarm alarm, Runnable retry) {
        this.longest = longest.toNanos();
        this.alarm = alarm;
        this.retry = retry;
    }

    /** How many connections may be opened at once, if that is {@code most} where the last attempt did not fail. */
    int mostOpening(int most) {
        return failing ? 1 : most;
    }

    /** Whether one may try now. Whoever may not is called when he may. */
    boolean mayTry() {
        if (!failing) {
            return true;
        }
        long left;
        synchronized (this) {
            left = until - System.nanoTime();
            if (left <= 0 || alarmSet) {
                return left <= 0;
            }
            alarmSet = true;
        }
        alarm.in(left, this::ring);
        return false;
    }

    private void ring() {
        synchronized (this) {
            alarmSet = false;
        }
        retry.run();
    }

    /** An attempt failed. Several that were made together count as one. */
    synchronized void begin() {
        long now = System.nanoTime();
        if (failing && until - now > 0) {
            return;
        }
        failing = true;
        length = Math.min(longest, Math.max(FIRST_NANOS, length * 2));
        until = now + length * ThreadLocalRandom.current().nextInt(75, 126) / 100;
    }

    /** An attempt succeeded. */
    void end() {
        if (failing) {
            synchronized (this) {
                failing = false;
                length = 0;
            }
        }
    }
}
