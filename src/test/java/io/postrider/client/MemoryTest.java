package io.postrider.client;

import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.PoolOptions;
import io.postrider.QueueOptions;
import io.postrider.Receipt;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is over keeps no memory, and what is not over is counted. */
class MemoryTest {

    private static final String STUCK = NOTHING_OFFERED + """
            C: MAIL FROM:<a@example.com>
            S: [cue stuck]
            S: [await end]
            S: 451 later
            """;

    private static Mail mail(Content content) {
        return new Mail(Mails.envelope("b").build(), content);
    }

    private static Content large() {
        return Content.of("x\r\n".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static void awaitForgotten(List<WeakReference<Content>> contents) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            System.gc();
            assertThat(contents).allMatch(content -> content.refersTo(null));
        });
    }

    @Test
    void aFutureThatIsKeptKeepsNoContent() {
        try (Sink sink = Sink.start();
                SmtpClient client = SmtpClient.of(sink.uri())) {
            List<CompletableFuture<Receipt>> kept = new ArrayList<>();
            List<WeakReference<Content>> contents = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Content content = large();
                contents.add(new WeakReference<>(content));
                kept.add(client.send(mail(content)));
            }
            assertThat(kept.stream().map(Play::verdict)).allMatch(verdict -> verdict.startsWith("b ACCEPTED"));

            awaitForgotten(contents);
            assertThat(kept).hasSize(50);
            assertThat(client.statistics().connectionsOpen()).isPositive();
        }
    }

    @Test
    void aMailThatWasCancelledWhileItWaitedKeepsNoContent() {
        Script.of(STUCK)
                .client(client -> client.pool(PoolOptions.defaults().withMaxConnections(1)))
                .play(play -> {
                    CompletableFuture<Receipt> first = play.client().send(Mails.to("b"));
                    play.await("stuck");
                    List<CompletableFuture<Receipt>> kept = new ArrayList<>();
                    List<WeakReference<Content>> contents = new ArrayList<>();
                    for (int i = 0; i < 1_000; i++) {
                        Content content = large();
                        contents.add(new WeakReference<>(content));
                        kept.add(play.client().send(mail(content)));
                    }

                    kept.forEach(future -> future.cancel(true));

                    awaitForgotten(contents);
                    assertThat(kept).hasSize(1_000);
                    first.cancel(true);
                    play.cue("end");
                });
    }

    /** The connection is wanted for what waits, not for what was cancelled while it did. */
    @Test
    void mailsThatWereCancelledOpenNoConnections() {
        Script.of("S: [cue here]\nS: [await end]\n" + STUCK.replace("S: [cue stuck]\nS: [await end]\n", ""))
                .client(client -> client.pool(PoolOptions.defaults().withMaxOpening(1)))
                .play(play -> {
                    CompletableFuture<Receipt> first = play.client().send(Mails.to("b"));
                    play.await("here");
                    for (int i = 0; i < 20; i++) {
                        play.client().send(Mails.to("b")).cancel(true);
                    }
                    play.cue("end");

                    assertThat(Play.verdict(first)).startsWith("b DEFERRED MAIL");
                    assertThat(play.client().statistics().connectionsOpened()).isEqualTo(1);
                });
    }

    @Test
    void aMailTakesItsRoomUntilItsOutcomeIsToldOf() {
        Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();
        try (Sink sink = Sink.start()) {
            SmtpClient client = SmtpClient.builder(sink.uri())
                    .queue(QueueOptions.defaults().withMaxMails(10))
                    .callbackExecutor(callbacks::add)
                    .build();
            List<CompletableFuture<Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sent.add(client.send(Mails.to("b")));
            }
            Awaitility.await().until(() -> callbacks.size() == 20);
            sent.add(client.send(Mails.to("b")));

            assertThat(client.statistics().mailsWaiting()).isEqualTo(10);
            callbacks.forEach(Runnable::run);

            assertThat(client.statistics().mailsWaiting()).isZero();
            assertThat(sink.mails()).hasSize(10);
            assertThat(sent.stream().map(Play::verdict).filter("b NOT_SENT QUEUE T"::equals))
                    .hasSize(11);
            client.close(Duration.ZERO);
        }
    }

    /** Run on this thread, until the mail is told of. */
    private static void runUntilDone(Queue<Runnable> callbacks, CompletableFuture<Receipt> sent) {
        Awaitility.await().until(() -> {
            for (Runnable next = callbacks.poll(); next != null; next = callbacks.poll()) {
                next.run();
            }
            return sent.isDone();
        });
    }

    @Test
    void aMailThatWasRefusedForAFullQueueAndIsCancelledGivesUpNoRoom() {
        Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();
        try (Sink sink = Sink.start()) {
            SmtpClient client = SmtpClient.builder(sink.uri())
                    .queue(QueueOptions.defaults().withMaxMails(1))
                    .callbackExecutor(callbacks::add)
                    .build();
            CompletableFuture<Receipt> taken = client.send(Mails.to("b"));
            CompletableFuture<Receipt> refused = client.send(Mails.to("c"));

            refused.cancel(true);
            runUntilDone(callbacks, taken);

            assertThat(client.statistics().mailsWaiting()).isZero();
            assertThat(Play.verdict(taken)).startsWith("b ACCEPTED");
            // Who waits for what is under way does not wait for what never was.
            long before = System.nanoTime();
            client.close(Duration.ofSeconds(20));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aMailThatIsSentFromACallbackHasTheRoomOfTheOneThatWasToldOf() {
        try (Sink sink = Sink.start();
                SmtpClient client = SmtpClient.builder(sink.uri())
                        .queue(QueueOptions.defaults().withMaxMails(1))
                        .build()) {
            CompletableFuture<Receipt> chain = client.send(Mails.to("b"));
            for (int i = 0; i < 20; i++) {
                chain = chain.thenCompose(receipt -> client.send(Mails.to("b")));
            }

            assertThat(Play.verdict(chain)).startsWith("b ACCEPTED");
            assertThat(sink.mails()).hasSize(21);
            Awaitility.await().until(() -> client.statistics().mailsWaiting() == 0);
        }
    }

    @Test
    void tenThousandRecipientsAreSplitAndEachIsToldOf() {
        String[] locals = java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> "user" + i)
                .toArray(String[]::new);
        try (Sink sink = Sink.builder().maximumRecipients(100).start();
                SmtpClient client = SmtpClient.of(sink.uri())) {
            Receipt receipt = client.send(Mails.to(locals))
                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                    .join();

            assertThat(receipt.recipients()).hasSize(10_000);
            for (int i = 0; i < 10_000; i++) {
                Receipt.Result result = receipt.recipients().get(i);
                assertThat(result.mailbox().localPart()).isEqualTo(locals[i]);
                assertThat(result.outcome().status()).isEqualTo(io.postrider.Outcome.Status.ACCEPTED);
            }
            assertThat(sink.mails()).hasSize(100);
        }
    }
}
