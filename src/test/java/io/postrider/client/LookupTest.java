package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Destination;
import io.postrider.Protocol;
import io.postrider.TlsPolicy;
import io.postrider.internal.route.NoSuchNameException;
import io.postrider.internal.session.Failure;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A name is looked up within a time, and what becomes of it is told once. */
class LookupTest {

    private static final Destination DESTINATION = new Destination(Protocol.SMTP, "mx.example.org", 25, TlsPolicy.NONE);
    private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("192.0.2.1", 25);

    private final List<String> told = new ArrayList<>();
    private final Queue<Runnable> blocking = new ArrayDeque<>();
    private final Queue<Runnable> alarms = new ArrayDeque<>();
    private final Lookup.Listener listener = new Lookup.Listener() {
        @Override
        public void found(List<InetSocketAddress> addresses) {
            told.add("found " + addresses.size());
        }

        @Override
        public void notFound(Failure failure) {
            told.add(failure.permanence() + " " + failure.description());
        }
    };

    private void start(Lookup.Resolver resolver) {
        new Lookup(resolver, blocking::add, (nanos, what) -> alarms.add(what))
                .start(DESTINATION, Duration.ofSeconds(2), listener);
    }

    @Test
    void aResolverThatHangsIsNotWaitedForLongerThanAConnectionMayTake() {
        start(destination -> List.of(ADDRESS));

        alarms.remove().run();
        blocking.remove().run();

        assertThat(told).containsExactly("TRANSIENT no address found for mx.example.org within 2000 ms");
    }

    @Test
    void anAddressThatCameInTimeIsToldOnce() {
        start(destination -> List.of(ADDRESS));

        blocking.remove().run();
        alarms.remove().run();

        assertThat(told).containsExactly("found 1");
    }

    @Test
    void aNameWithoutAnAddressIsTransient() {
        start(destination -> {
            throw new UnknownHostException(destination.host());
        });

        blocking.remove().run();
        alarms.remove().run();

        assertThat(told).containsExactly("TRANSIENT no address found for mx.example.org");
    }

    @Test
    void aNameThatDoesNotExistIsPermanent() {
        start(destination -> {
            throw new NoSuchNameException(destination.host());
        });

        blocking.remove().run();
        alarms.remove().run();

        assertThat(told).containsExactly("PERMANENT no address found for mx.example.org: there is no such name");
    }

    @Test
    void anAddressTakesNoThread() {
        Destination literal = new Destination(Protocol.SMTP, "127.0.0.1", 25, TlsPolicy.NONE);

        new Lookup(destination -> List.of(ADDRESS), blocking::add, (nanos, what) -> alarms.add(what))
                .start(literal, Duration.ofSeconds(2), listener);

        assertThat(blocking).isEmpty();
        assertThat(told).containsExactly("found 1");
    }
}
