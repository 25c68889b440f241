package io.postrider.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is under way, and lets one wait until nothing is; from then on nothing begins. Any thread. */
final class Drain {

    private static final long CLOSING = 1L << 62;

    private final AtomicLong underWay = new AtomicLong();
    private final CountDownLatch empty = new CountDownLatch(1);

    /** Something begins, unless it is too late for that. */
    boolean enter() {
        if (underWay.incrementAndGet() < CLOSING) {
            return true;
        }
        exit();
        return false;
    }

    /** Something has ended. */
    void exit() {
        if (underWay.decrementAndGet() == CLOSING) {
            empty.countDown();
        }
    }

    /** Nothing begins any more; returns whether this is the first to say so. */
    boolean begin() {
        long before;
        do {
            before = underWay.get();
            if (before >= CLOSING) {
                return false;
            }
        } while (!underWay.compareAndSet(before, before + CLOSING));
        if (before == 0) {
            empty.countDown();
        }
        return true;
    }

    /** Whether nothing begins any more. */
    boolean hasBegun() {
        return underWay.get() >= CLOSING;
    }

    /** Waits until all has ended; returns whether it has. */
    boolean await(Duration patience) {
        try {
            return empty.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
