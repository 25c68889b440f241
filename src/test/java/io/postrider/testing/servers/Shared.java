package io.postrider.testing.servers;

import java.util.function.Supplier;

/** A server that is started when the first test asks for it. Where it cannot be started, every test is told why. */
final class Shared<S> {

    private final Supplier<S> start;

    // Both guarded by this object's lock.
    private S server;
    private RuntimeException failure;

    Shared(Supplier<S> start) {
        this.start = start;
    }

    synchronized S get() {
        if (failure != null) {
            throw new IllegalStateException("the server could not be started", failure);
        }
        if (server == null) {
            server = startOnce();
        }
        return server;
    }

    private S startOnce() {
        try {
            return start.get();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
