package io.postrider.client;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the caller's code runs: never on an event loop. One callback that blocks or throws keeps no other waiting for long. Any thread. */
interface Callbacks extends Executor {

    Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    /** Runs it; what it throws is its own affair. */
    static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("a callback failed", e);
        }
    }
}
