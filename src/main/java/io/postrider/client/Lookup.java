package io.postrider.client;

import io.postrider.Destination;
import io.postrider.Stage;
import io.postrider.internal.route.NoSuchNameException;
import io.postrider.internal.route.Relay;
import io.postrider.internal.session.Failure;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks up the addresses of a destination, where that may block, and within a time. That there are none is transient, unless the DNS says that the
 * name does not exist. Any thread.
 */
final class Lookup {

    /** Asks; blocks. */
    @FunctionalInterface
    interface Resolver {
        List<InetSocketAddress> addresses(Destination destination) throws UnknownHostException;
    }

    /** Hears one of both, once. */
    interface Listener {
        void found(List<InetSocketAddress> addresses);

        void notFound(Failure failure);
    }

    private final Resolver resolver;
    private final Executor blocking;
    private final Alarm alarm;

    Lookup(Resolver resolver, Executor blocking, Alarm alarm) {
        this.resolver = resolver;
        this.blocking = blocking;
        this.alarm = alarm;
    }

    void start(Destination destination, Duration patience, Listener listener) {
        AtomicBoolean told = new AtomicBoolean();
        if (Relay.isLiteral(destination)) {
            ask(destination, told, listener);
            return;
        }
        try {
            blocking.execute(() -> ask(destination, told, listener));
        } catch (RejectedExecutionException e) {
            listener.notFound(Failure.transientFault(Stage.CONNECT, "the client is closed", e));
            return;
        }
        alarm.in(patience.toNanos(), () -> giveUp(destination, patience, told, listener));
    }

    private void ask(Destination destination, AtomicBoolean told, Listener listener) {
        List<InetSocketAddress> addresses;
        try {
            addresses = resolver.addresses(destination);
        } catch (UnknownHostException | RuntimeException e) {
            if (told.compareAndSet(false, true)) {
                listener.notFound(failure(destination, e));
            }
            return;
        }
        if (told.compareAndSet(false, true)) {
            listener.found(addresses);
        }
    }

    private static Failure failure(Destination destination, Exception cause) {
        String why = "no address found for " + destination.host();
        return cause instanceof NoSuchNameException
                ? Failure.permanentFault(Stage.CONNECT, why + ": there is no such name", cause)
                : Failure.transientFault(Stage.CONNECT, why, cause);
    }

    private static void giveUp(Destination destination, Duration patience, AtomicBoolean told, Listener listener) {
        if (told.compareAndSet(false, true)) {
            String why = "no address found for " + destination.host() + " within " + patience.toMillis() + " ms";
            listener.notFound(Failure.transientFault(Stage.CONNECT, why, null));
        }
    }
}
