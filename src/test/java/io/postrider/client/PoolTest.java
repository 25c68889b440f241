package io.postrider.client;

import static io.postrider.testing.Dialogues.MAIL;
import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.PoolOptions;
import io.postrider.Receipt;
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

/** How many connections there are, and what becomes of mail that finds none. */
class PoolTest {

    private static PoolOptions pool(int connections, int opening) {
        return new PoolOptions(connections, opening, Duration.ofSeconds(30), Duration.ofHours(1), Integer.MAX_VALUE);
    }

    private static List<CompletableFuture<Receipt>> send(Play play, int mails) {
        return IntStream.range(0, mails)
                .mapToObj(i -> play.client().send(Mails.to("b")))
                .toList();
    }

    private static void requireAllAccepted(List<CompletableFuture<Receipt>> sent) {
        assertThat(sent.stream().map(Play::verdict)).containsOnly("b ACCEPTED END_OF_DATA 250");
    }

    @Test
    void thereAreNeverMoreConnectionsThanAllowed() {
        String connection = NOTHING_OFFERED + MAIL.replace("C: .\n", "C: .\nS: [cue %s]\nS: [await all]\n");
        Script.of(connection.formatted("one") + "---\n" + connection.formatted("two"))
                .client(client -> client.pool(pool(2, 2)))
                .play(play -> {
                    List<CompletableFuture<Receipt>> sent = send(play, 3);
                    play.await("one");
                    play.await("two");

                    assertThat(sent.get(2)).isNotDone();

                    sent.get(2).cancel(true);
                    play.cue("all");
                    requireAllAccepted(sent.subList(0, 2));
                });
    }

    @Test
    void aSenderWhoWaitsForEachOutcomeNeedsOneConnection() {
        Script.of(NOTHING_OFFERED + MAIL.repeat(20)).play(play -> {
            for (int i = 0; i < 20; i++) {
                assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
            }
            assertThat(play.client().statistics().connectionsOpened()).isEqualTo(1);
        });
    }

    @Test
    void aRefusedConnectionFailsAllThatWait() throws IOException {
        int port = Ports.unused();
        try (SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + port + "?tls=none")) {
            List<CompletableFuture<Receipt>> sent = IntStream.range(0, 100)
                    .mapToObj(i -> client.send(Mails.to("b")))
                    .toList();

            assertThat(sent.stream().map(Play::verdict)).containsOnly("b NOT_SENT CONNECT T");
        }
    }

    @Test
    void aHostWithoutAnAddressFailsAllThatWait() {
        try (SmtpClient client = SmtpClient.of("smtp://no-such-host?tls=none")) {
            assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");
        }
    }

    /** localhost is ::1 and 127.0.0.1 where there is IPv6, and only the latter listens. */
    @Test
    void theNextAddressIsTriedWhereOneRefuses() {
        Script.of(NOTHING_OFFERED + MAIL)
                .uri("smtp://localhost:%d?tls=none")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    /** The first connection carries a mail as long as the test wants; the second mail need not wait for it. */
    @Test
    void aMailBehindASlowOneGetsAConnectionOfItsOwn() {
        Script.of(NOTHING_OFFERED + MAIL.replace("C: .\n", "C: .\nS: [cue slow]\nS: [await other]\n") + "---\n"
                        + NOTHING_OFFERED + MAIL)
                .play(play -> {
                    CompletableFuture<Receipt> slow = play.client().send(Mails.to("b"));
                    play.await("slow");

                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(slow).isNotDone();

                    play.cue("other");
                    requireAllAccepted(List.of(slow));
                });
    }

    /** The waiting mails of a full pool go on when a connection is lost. */
    @Test
    void aLostConnectionIsReplacedForThoseWhoWait() {
        Script.of("S: [await all]\n" + NOTHING_OFFERED + MAIL.replace("C: .\nS: 250 ok\n", "C: .\nS: [reset]\n")
                        + "---\n" + NOTHING_OFFERED + MAIL.repeat(2))
                .client(client -> client.pool(pool(1, 1)))
                .play(play -> {
                    List<CompletableFuture<Receipt>> sent = send(play, 3);
                    play.cue("all");

                    assertThat(sent.stream().map(Play::verdict))
                            .containsExactly(
                                    "b IN_DOUBT END_OF_DATA D",
                                    "b ACCEPTED END_OF_DATA 250",
                                    "b ACCEPTED END_OF_DATA 250");
                });
    }
}
