package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Mail;
import io.postrider.QueueOptions;
import io.postrider.Receipt;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch from a publisher asks for no more than there is room for, and leaves the publisher its manners. */
class FlowTest {

    private final Sink sink = Sink.start();
    private final SmtpClient client = SmtpClient.builder(sink.uri())
            .queue(QueueOptions.defaults().withMaxMails(5))
            .build();

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        sink.close();
    }

    /** Gives what it is asked for, at once and on the thread that asks. */
    private static class Source implements Flow.Publisher<Mail>, Flow.Subscription {
        final Set<String> threads = ConcurrentHashMap.newKeySet();
        final CompletableFuture<Void> cancelled = new CompletableFuture<>();
        final AtomicLong given = new AtomicLong();
        final AtomicLong askedFor = new AtomicLong();
        final CompletableFuture<Flow.Subscriber<? super Mail>> subscriber = new CompletableFuture<>();
        private final long all;

        Source(long all) {
            this.all = all;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Mail> to) {
            subscriber.complete(to);
            to.onSubscribe(this);
        }

        @Override
        public void request(long more) {
            threads.add(Thread.currentThread().getName());
            askedFor.addAndGet(more);
            for (long i = 0; i < more && given.get() < all; i++) {
                if (given.incrementAndGet() == all) {
                    give();
                    subscriber.join().onComplete();
                } else {
                    give();
                }
            }
        }

        final void give() {
            subscriber.join().onNext(Mails.to("b"));
        }

        @Override
        public void cancel() {
            cancelled.complete(null);
        }
    }

    private static Batch.Summary await(CompletableFuture<Batch.Summary> sent) throws Exception {
        return sent.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theBoundsOfTheClientsQueueHold() throws Exception {
        Source source = new Source(200);

        Batch.Summary summary = await(client.batch().inFlight(100).send(source));

        assertThat(summary).isEqualTo(new Batch.Summary(200, 200, 0, 0, 0, 0));
    }

    @Test
    void thePublishersCodeRunsOnTheCallbackExecutor() throws Exception {
        Source source = new Source(5);

        await(client.batch().inFlight(2).pause(Duration.ofMillis(20)).send(source));

        assertThat(source.threads).isNotEmpty().allMatch(thread -> thread.startsWith("postrider-callback"));
    }

    @Test
    void aPauseIsKeptWithOneMailInFlight() throws Exception {
        long before = System.nanoTime();

        await(client.batch().inFlight(1).pause(Duration.ofMillis(100)).send(new Source(4)));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void noMoreIsAskedForThanMayBeInFlight() throws Exception {
        Source silent = new Source(0);
        CompletableFuture<Batch.Summary> sent = client.batch().inFlight(7).send(silent);
        Awaitility.await().until(() -> silent.askedFor.get() > 0);

        silent.give();
        silent.give();
        silent.subscriber.join().onComplete();

        assertThat(await(sent).accepted()).isEqualTo(2);
        assertThat(silent.askedFor.get()).isBetween(7L, 9L);
    }

    @Test
    void aPublisherThatGivesMoreThanItWasAskedForIsCancelled() {
        Source pushy = new Source(0);
        CompletableFuture<Batch.Summary> sent = client.batch().inFlight(2).send(pushy);
        for (int i = 0; i < 100; i++) {
            pushy.give();
        }

        assertThatThrownBy(() -> await(sent)).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(pushy.cancelled).isCompleted();
        assertThat(sink.mails()).hasSizeLessThan(100);
    }

    @Test
    void aPublisherThatFailsWhenItIsAskedIsCancelled() {
        Source broken = new Source(0) {
            @Override
            public void request(long more) {
                throw new UnsupportedOperationException("broken");
            }
        };

        assertThatThrownBy(() -> await(client.batch().send(broken)))
                .hasCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(broken.cancelled).isCompleted();
    }

    @Test
    void anErrorIsToldWhenWhatWasGivenBeforeIsDecided() {
        Source failing = new Source(0);
        CompletableFuture<Receipt> told = new CompletableFuture<>();
        CompletableFuture<Batch.Summary> sent = client.batch()
                .onOutcome((number, mail, receipt) -> told.complete(receipt))
                .send(failing);
        Awaitility.await().until(() -> failing.askedFor.get() > 0);

        failing.give();
        failing.subscriber.join().onError(new java.io.IOException("gone"));

        assertThatThrownBy(() -> await(sent)).hasCauseInstanceOf(java.io.IOException.class);
        assertThat(told).isCompleted();
    }

    @Test
    void aPublisherIsCancelledWhenTheClientCloses() {
        Source endless = new Source(Long.MAX_VALUE);
        CompletableFuture<Batch.Summary> sent =
                client.batch().pause(Duration.ofDays(1)).send(endless);
        Awaitility.await().until(() -> endless.given.get() > 0);

        client.close();

        assertThatThrownBy(() -> await(sent))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the client is closed");
        assertThat(endless.cancelled).isCompleted();
    }
}
