package io.postrider.client;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Callbacks on an executor of the caller's, each a task of its own. Where it fails, or would run them on the event loop that hands them over, they
 * run on the client's own threads: a future that is never completed would be worse.
 */
final class GivenCallbacks implements Callbacks {

    private final Executor given;
    private final CallbackThreads own;
    private final AtomicBoolean warned = new AtomicBoolean();

    GivenCallbacks(Executor given, CallbackThreads own) {
        this.given = given;
        this.own = own;
    }

    @Override
    public void execute(Runnable callback) {
        Task task = new Task(callback);
        try {
            given.execute(task);
        } catch (RuntimeException | Error e) {
            warn(e);
            own.execute(task);
        }
    }

    private void warn(Throwable cause) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn("the callback executor {} failed: callbacks run on threads of the client's own", given, cause);
        }
    }

    /** Runs once, also if an executor that took it says that it did not. */
    private final class Task implements Runnable {
        private final Runnable callback;
        private final AtomicBoolean run = new AtomicBoolean();

        Task(Runnable callback) {
            this.callback = callback;
        }

        @Override
        public void run() {
            if (own.areForbiddenHere()) {
                own.execute(this);
            } else if (run.compareAndSet(false, true)) {
                Callbacks.guarded(callback);
            }
        }
    }
}
