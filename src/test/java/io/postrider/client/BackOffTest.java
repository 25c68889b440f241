package io.postrider.client;

import static io.postrider.testing.Dialogues.MAIL;
import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Ports;
import io.postrider.testing.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that cannot be reached is left in peace for a while, and no mail waits for ever. */
class BackOffTest {

    private static final Duration WHILE = Duration.ofSeconds(1);

    /** After about 0.1, 0.3, 0.7 and 1.5 seconds, a quarter more or less. */
    private static final int MOST_ATTEMPTS = 5;

    @Test
    void mailsThatComeOneAfterTheOtherDoNotHammerAServerThatRefusesConnections() throws IOException {
        try (SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + Ports.unused() + "?tls=none")) {
            int mails = 0;
            for (long end = System.nanoTime() + WHILE.toNanos(); System.nanoTime() < end; mails++) {
                assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");
            }

            assertThat(client.statistics().connectionsFailed()).isBetween(2L, (long) MOST_ATTEMPTS);
            assertThat(mails).isLessThanOrEqualTo(MOST_ATTEMPTS);
        }
    }

    @Test
    void mailsThatComeTogetherAreToldTogether() throws IOException {
        try (SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + Ports.unused() + "?tls=none")) {
            assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");
            List<CompletableFuture<Receipt>> sent = IntStream.range(0, 100)
                    .mapToObj(i -> client.send(Mails.to("b")))
                    .toList();

            assertThat(sent.stream().map(Play::verdict)).containsOnly("b NOT_SENT CONNECT T");
            assertThat(client.statistics().connectionsFailed()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatTurnsConnectionsAwayWithA421IsNotHammered() {
        try (Sink sink = Sink.start()) {
            sink.on(Stage.GREETING).reply("421 too busy");
            try (SmtpClient client = SmtpClient.of(sink.uri())) {
                for (long end = System.nanoTime() + WHILE.toNanos(); System.nanoTime() < end; ) {
                    assertThat(Play.verdict(client.send(Mails.to("b")))).startsWith("b DEFERRED GREETING");
                }

                assertThat(client.statistics().connectionsFailed()).isBetween(2L, (long) MOST_ATTEMPTS);
            }
        }
    }

    /** Nobody else would: the first connection is busy, and no mail comes. */
    @Test
    void aConnectionThatFailedBesideAnotherIsTriedAgainByATimer() {
        Script.of(NOTHING_OFFERED + MAIL.replace("C: .\n", "C: .\nS: [cue slow]\nS: [await other]\n") + "---\n"
                        + "S: 421 too many connections\n---\n" + NOTHING_OFFERED + MAIL)
                .play(play -> {
                    CompletableFuture<Receipt> slow = play.client().send(Mails.to("b"));
                    play.await("slow");

                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(slow).isNotDone();

                    play.cue("other");
                    assertThat(Play.verdict(slow)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void aServerThatIsThereAgainGetsTheMail() throws IOException {
        int port = Ports.unused();
        try (SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + port + "?tls=none")) {
            assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");
            try (Sink sink = Sink.builder().port(port).start()) {
                assertThat(Play.verdict(client.send(Mails.to("b")))).startsWith("b ACCEPTED");
                assertThat(sink.mails()).hasSize(1);
            }
        }
    }

    @Test
    void aMailThatWaitsForTheNextAttemptIsToldWhenTheClientCloses() throws IOException {
        SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + Ports.unused() + "?tls=none");
        for (int i = 0; i < 4; i++) {
            assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");
        }
        CompletableFuture<Receipt> waiting = client.send(Mails.to("b"));

        client.close(Duration.ZERO);

        assertThat(Play.verdict(waiting)).isEqualTo("b NOT_SENT QUEUE T");
    }

    @Test
    void aCancelledMailThatIsLeftDoesNotKeepAClosedClientTrying() throws IOException {
        SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + Ports.unused() + "?tls=none");
        assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");

        client.send(Mails.to("b")).cancel(true);

        assertThatCode(client::close).doesNotThrowAnyException();
    }
}
