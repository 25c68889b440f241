package io.postrider.client;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The client's own threads for callbacks. One of them runs all callbacks as long as each returns soon, so that a burst of outcomes costs one
 * wake-up; another watches it, and takes over when a callback has kept the others waiting for two milliseconds.
 */
final class CallbackThreads implements Callbacks {

    private static final int MOST_THREADS = 128;
    private static final long PATIENCE_NANOS = 2_000_000;
    private static final int IDLE_LOOKS = 50;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger runners = new AtomicInteger();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicLong done = new AtomicLong();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("postrider-callback", true));

    private final Iterable<? extends EventExecutor> loops;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final Runnable wake = this::wakeFromLoop;

    /** @param loops where outcomes come from: they wake a thread when they have read all that there is, not for each */
    CallbackThreads(Iterable<? extends EventExecutor> loops) {
        this.loops = loops;
    }

    @Override
    public void execute(Runnable callback) {
        waiting.add(callback);
        if (runners.get() > 0 && watched.get() || waking.get()) {
            return;
        }
        EventExecutor loop = currentLoop();
        if (loop == null) {
            wake();
        } else if (waking.compareAndSet(false, true)) {
            wakeLater(loop);
        }
    }

    /** Whether no callback may run on this thread, since it works for all: an event loop, the timer. */
    boolean areForbiddenHere() {
        return OwnThread.isCurrent() || currentLoop() != null;
    }

    private @Nullable EventExecutor currentLoop() {
        for (EventExecutor loop : loops) {
            if (loop.inEventLoop()) {
                return loop;
            }
        }
        return null;
    }

    private void wakeLater(EventExecutor loop) {
        try {
            loop.execute(wake);
        } catch (RejectedExecutionException e) {
            wakeFromLoop();
        }
    }

    private void wakeFromLoop() {
        waking.set(false);
        wake();
    }

    private void wake() {
        if (runners.get() == 0 && runners.compareAndSet(0, 1)) {
            startRunner();
        } else if (!watched.get() && watched.compareAndSet(false, true)) {
            startWatcher();
        }
    }

    private void startRunner() {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            // The client is closed. Its last outcomes are told all the same, and not here: this may be an event loop.
            Thread last = new Thread(this::run, "postrider-callback-last");
            last.setDaemon(true);
            last.start();
        }
    }

    private void startWatcher() {
        try {
            threads.execute(this::watch);
        } catch (RejectedExecutionException e) {
            // Every thread is in a callback; whoever returns first goes on.
            watched.set(false);
        }
    }

    private void run() {
        do {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                Callbacks.guarded(next);
                done.incrementAndGet();
            }
            runners.decrementAndGet();
        } while (!waiting.isEmpty() && runners.compareAndSet(0, 1));
    }

    private void watch() {
        long seen = done.get();
        int idle = 0;
        while (idle < IDLE_LOOKS) {
            LockSupport.parkNanos(PATIENCE_NANOS);
            long now = done.get();
            boolean stuck = now == seen && !waiting.isEmpty();
            if (stuck) {
                break;
            }
            idle = waiting.isEmpty() ? idle + 1 : 0;
            seen = now;
        }
        watched.set(false);
        if (!waiting.isEmpty()) {
            // Whoever takes over may be kept waiting in turn.
            if (watched.compareAndSet(false, true)) {
                startWatcher();
            }
            runners.incrementAndGet();
            run();
        }
    }

    /** Takes leave when everything is told. */
    void close() {
        threads.shutdown();
    }
}
