package io.postrider.client;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the caller's code runs: never on an event loop. One callback that blocks or throws keeps no other waiting for long. Any thread. */
interface Callbacks extends Executor {

    Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    /** On an executor of the caller's, each callback a task of its own. */
    static Callbacks on(Executor executor) {
        return callback -> {
            try {
                executor.execute(() -> guarded(callback));
            } catch (RejectedExecutionException e) {
                // Its owner has closed it; a future that is never completed would be worse than one completed here.
                guarded(callback);
            }
        };
    }

    /** Runs it; what it throws is its own affair. */
    static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("a callback failed", e);
        }
    }
}
