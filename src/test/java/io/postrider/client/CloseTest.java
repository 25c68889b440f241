package io.postrider.client;

import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static io.postrider.testing.Dialogues.unansweredMailTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Mail;
import io.postrider.PoolOptions;
import io.postrider.Receipt;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The end of a client: what is under way is waited for, and what does not come to an end in time is told as it stands. */
class CloseTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private static long millisToClose(SmtpClient client, Duration patience) {
        long before = System.nanoTime();
        client.close(patience);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    }

    @Test
    void whatIsUnderWayIsWaitedFor() {
        Script.of(NOTHING_OFFERED + unansweredMailTo("b")
                        + "S: [cue sent]\nS: [wait 100 ms]\nS: 250 ok\nC: QUIT\nS: 221 bye\n")
                .play(play -> {
                    CompletableFuture<Receipt> sent = play.client().send(Mails.to("b"));
                    play.await("sent");

                    play.client().close();

                    assertThat(Play.verdict(sent)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void aFinalReplyThatDoesNotComeInTimeLeavesTheMailInDoubt() {
        Script.of(NOTHING_OFFERED + unansweredMailTo("b") + "S: [cue sent]\nC: [close]\n")
                .play(play -> {
                    CompletableFuture<Receipt> sent = play.client().send(Mails.to("b"));
                    play.await("sent");

                    long millis = millisToClose(play.client(), SHORT);

                    assertThat(Play.verdict(sent)).isEqualTo("b IN_DOUBT END_OF_DATA D");
                    assertThat(millis).isBetween(SHORT.toMillis(), 4_000L);
                });
    }

    @Test
    void anEnvelopeThatIsNotAnsweredInTimeIsNotSent() {
        PoolOptions one = new PoolOptions(1, 1, Duration.ofSeconds(30), Duration.ofHours(1), 100);
        Script.of(NOTHING_OFFERED + "C: MAIL FROM:<a@example.com>\nS: [cue sent]\nC: [close]\n")
                .client(client -> client.pool(one))
                .play(play -> {
                    CompletableFuture<Receipt> sent = play.client().send(Mails.to("b"));
                    CompletableFuture<Receipt> waiting = play.client().send(Mails.to("b"));
                    play.await("sent");

                    play.client().close(SHORT);

                    assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT MAIL T");
                    assertThat(Play.verdict(waiting)).isEqualTo("b NOT_SENT QUEUE T");
                });
    }

    @Test
    void aServerThatDoesNotGreetIsNotWaitedForLonger() {
        Script.of("S: [cue here]\nC: [close]\n").play(play -> {
            CompletableFuture<Receipt> sent = play.client().send(Mails.to("b"));
            play.await("here");

            long millis = millisToClose(play.client(), SHORT);

            assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT QUEUE T");
            assertThat(millis).isLessThan(4_000L);
        });
    }

    @Test
    void aClosedClientTakesNoMailAndSaysSo() {
        SmtpClient client = SmtpClient.of("smtp://127.0.0.1:1?tls=none");
        client.close();
        client.close();

        CompletableFuture<Receipt> sent = client.send(Mails.to("b"));

        assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT QUEUE T");
        assertThatThrownBy(sent::join).hasMessageContaining("the client is closed");
        assertThat(client.statistics().mailsWaiting()).isZero();
    }

    @Test
    void aClosedClientOpensNoConversation() {
        SmtpClient client = SmtpClient.of("smtp://127.0.0.1:1?tls=none");
        client.close();

        assertThatThrownBy(() -> client.converse().get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ConversationException.class)
                .hasMessageContaining("the client is closed");
    }

    @Test
    void aBatchThatWouldNeverEndEndsWithItsClient() {
        SmtpClient client = SmtpClient.of("smtp://127.0.0.1:1?tls=none");
        AtomicInteger pulled = new AtomicInteger();
        Stream<Mail> endless = Stream.generate(() -> {
            pulled.incrementAndGet();
            return Mails.to("b");
        });
        CompletableFuture<Batch.Summary> sent =
                client.batch().pause(Duration.ofDays(1)).send(endless);
        Awaitility.await().until(() -> pulled.get() > 1);

        client.close();

        assertThatThrownBy(() -> sent.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the client is closed");
        assertThat(pulled.get()).isLessThan(5);
    }

    @Test
    void aConversationEndsWithItsClient() {
        Script.of(NOTHING_OFFERED + "C: NOOP\nS: [cue asked]\nC: [close]\n").play(play -> {
            Conversation talk = play.client().converse().get(5, TimeUnit.SECONDS);
            var answer = talk.noop();
            play.await("asked");

            long millis = millisToClose(play.client(), SHORT);

            assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.ExecutionException.class);
            assertThat(millis).isLessThan(4_000L);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(talk.noop())
                            .failsWithin(Duration.ofSeconds(5))
                            .withThrowableThat()
                            .withMessageContaining("is closed"));
        });
    }
}
