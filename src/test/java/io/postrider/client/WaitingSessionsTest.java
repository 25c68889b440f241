package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.client.Listing.Place;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who waits is woken, once; who does not is left alone. */
class WaitingSessionsTest {

    private final WaitingSessions waiting = new WaitingSessions();
    private final List<String> woken = new ArrayList<>();

    private Listing session(String name) {
        return new Listing(() -> woken.add(name));
    }

    private boolean wake(Place place) {
        int before = woken.size();
        if (place == Place.IDLE) {
            assertThat(waiting.wakeIdle()).isEqualTo(woken.size() > before);
        } else {
            waiting.wakeRoomy();
        }
        return woken.size() > before;
    }

    @ParameterizedTest
    @EnumSource
    void eachIsWokenOnceAndTheLastOneFirst(Place place) {
        waiting.list(session("one"), place);
        waiting.list(session("two"), place);

        assertThat(wake(place) && wake(place)).isTrue();
        assertThat(wake(place)).isFalse();
        assertThat(woken).containsExactly("two", "one");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatHasFoundMailByItselfIsNotWoken(Place place) {
        Listing busy = session("busy");
        waiting.list(session("other"), place);
        waiting.list(busy, place);

        assertThat(waiting.unlist(busy)).isTrue();

        assertThat(waiting.unlist(busy)).isFalse();
        assertThat(wake(place)).isTrue();
        assertThat(wake(place)).isFalse();
        assertThat(woken).containsExactly("other");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatWaitsAgainIsWokenOnce(Place place) {
        Listing session = session("one");
        for (int i = 0; i < 10; i++) {
            waiting.list(session, place);
            waiting.unlist(session);
        }
        waiting.list(session, place);
        waiting.list(session, place);

        assertThat(wake(place)).isTrue();

        assertThat(wake(place)).isFalse();
        assertThat(waiting.unlist(session))
                .as("whoever was woken is not listed")
                .isFalse();
        waiting.list(session, place);
        assertThat(wake(place)).isTrue();
    }

    @Test
    void oneWaitsWhereItWasListedLast() {
        Listing session = session("one");
        waiting.list(session, Place.ROOMY);
        waiting.list(session, Place.IDLE);
        assertThat(wake(Place.ROOMY)).isFalse();
        assertThat(wake(Place.IDLE)).isTrue();

        waiting.list(session, Place.IDLE);
        waiting.list(session, Place.ROOMY);
        assertThat(wake(Place.IDLE)).isFalse();
        assertThat(wake(Place.ROOMY)).isTrue();
    }

    // Whoever calls this has no variable that holds the session.
    private WeakReference<Listing> gone(Place place) {
        Listing gone = session("gone");
        waiting.list(gone, Place.IDLE);
        waiting.list(gone, place);
        waiting.remove(gone);
        return new WeakReference<>(gone);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsGoneIsNeitherWokenNorHeld(Place place) {
        WeakReference<Listing> gone = gone(place);

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            assertThat(gone.refersTo(null)).isTrue();
        });
        assertThat(wake(Place.IDLE) || wake(Place.ROOMY)).isFalse();
    }

    /** An event loop of one session: takes what lies there, lists itself, and looks again, as a lane lets it. */
    private final class Server implements Runnable {
        private final Queue<Integer> mails;
        private final AtomicInteger taken;
        private final ExecutorService loop;
        private final Listing listing = new Listing(this::wake);
        private int asked;
        private volatile boolean resting;
        private int wakesAtRest;

        Server(Queue<Integer> mails, AtomicInteger taken, ExecutorService loop) {
            this.mails = mails;
            this.taken = taken;
            this.loop = loop;
        }

        private void wake() {
            if (resting) {
                wakesAtRest++;
            } else {
                loop.execute(this);
            }
        }

        @Override
        public void run() {
            Integer next = mails.poll();
            while (next != null || waitsNoMore()) {
                if (next != null) {
                    taken.incrementAndGet();
                    waiting.unlist(listing);
                }
                next = mails.poll();
            }
        }

        private boolean waitsNoMore() {
            waiting.list(listing, asked++ % 3 == 0 ? Place.ROOMY : Place.IDLE);
            return !mails.isEmpty() && waiting.unlist(listing);
        }
    }

    // With nothing to do they all wait: whoever is not woken now was lost.
    private void requireEachWaits(List<Server> servers, List<ExecutorService> executors) throws InterruptedException {
        for (ExecutorService executor : executors) {
            executor.shutdown();
            assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        servers.forEach(server -> server.resting = true);
        for (int i = 0; i <= servers.size(); i++) {
            waiting.wakeIdle();
            waiting.wakeRoomy();
        }
        assertThat(servers).allSatisfy(server -> assertThat(server.wakesAtRest).isEqualTo(1));
    }

    @Test
    @Timeout(60)
    void noWakeUpIsLostHoweverManySubmitAndWait() throws Exception {
        int loops = 4;
        int mailsOfEach = 50_000;
        Queue<Integer> mails = new ConcurrentLinkedQueue<>();
        AtomicInteger taken = new AtomicInteger();
        List<ExecutorService> executors = new ArrayList<>();
        List<Server> servers = new ArrayList<>();
        try {
            for (int i = 0; i < loops; i++) {
                ExecutorService loop = Executors.newSingleThreadExecutor();
                executors.add(loop);
                for (int j = 0; j < 3; j++) {
                    Server server = new Server(mails, taken, loop);
                    servers.add(server);
                    loop.execute(server);
                }
            }
            CountDownLatch submitted = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                ExecutorService submitter = Executors.newSingleThreadExecutor();
                executors.add(submitter);
                submitter.execute(() -> {
                    for (int mail = 0; mail < mailsOfEach; mail++) {
                        mails.add(mail);
                        if (!waiting.wakeIdle()) {
                            waiting.wakeRoomy();
                        }
                        // The others run dry now and then.
                        if (mail % 7 == 0) {
                            Thread.yield();
                        }
                    }
                    submitted.countDown();
                });
            }

            assertThat(submitted.await(30, TimeUnit.SECONDS)).isTrue();

            Awaitility.await().untilAsserted(() -> assertThat(taken).hasValue(2 * mailsOfEach));
            requireEachWaits(servers, executors);
        } finally {
            executors.forEach(ExecutorService::shutdownNow);
        }
    }
}
