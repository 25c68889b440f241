package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a sink can be set up besides what it offers. */
class MannerTest {

    @Test
    void aStrictServerHangsUpOnWhoeverTalksEarly() throws IOException {
        try (Sink sink = Sink.builder().strict().without(Extension.PIPELINING).start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<>")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<b@example.org>", "DATA")).startsWith("250 ");
            assertThat(client.rest()).startsWith("554 5.5.1 You were to wait");
        }
    }

    @Test
    void aStrictServerTakesGroupsWherePipeliningIsOffered() throws IOException {
        try (Sink sink = Sink.builder().strict().start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<>", "RCPT TO:<b@example.org>", "DATA"))
                    .startsWith("250 ");
            client.reply();
            assertThat(client.reply()).startsWith("354 ");
            assertThat(client.say(".", "RSET", "MAIL FROM:<>", "NOOP")).startsWith("250 ");
        }
    }

    @Test
    void aStrictServerHangsUpOnWhateverFollowsTheEndOfAGroup() throws IOException {
        for (String last : List.of("NOOP", "EHLO c", "VRFY a", "DATA")) {
            try (Sink sink = Sink.builder().strict().start();
                    RawClient client = RawClient.introduced(sink)) {
                client.say("MAIL FROM:<>");
                client.say("RCPT TO:<b@example.org>");
                client.say(last, "RSET");
                assertThat(client.rest()).as(last).startsWith("554 5.5.1 You were to wait");
            }
        }
    }

    @Test
    void aStrictServerTakesNoBlankBehindTheColon() throws IOException {
        try (Sink sink = Sink.builder().strict().start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM: <>")).startsWith("501 ");
        }
    }

    @Test
    void aDelayHoldsWholeGroupsBackAndGroupsDoNotWaitForEachOther() throws Exception {
        Duration delay = Duration.ofMillis(300);
        try (Sink sink = Sink.builder().delay(delay).start();
                RawClient client = RawClient.introduced(sink)) {
            long start = System.nanoTime();
            client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\n");
            org.awaitility.Awaitility.await().until(() -> sink.counters().commands() == 3);
            client.write("RSET\r\nMAIL FROM:<>\r\n");

            for (String expected : List.of("250 2.1.0", "250 2.1.5", "250 2.0.0", "250 2.1.0")) {
                assertThat(client.reply()).startsWith(expected);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(taken).isBetween(delay, delay.multipliedBy(2).minusMillis(50));
        }
    }

    @Test
    void mailsAreSavedBeforeTheirFinalReply(@TempDir Path directory) throws IOException {
        try (Sink sink = Sink.builder()
                        .remember(Memory.COUNTS)
                        .saveTo(directory.resolve("mails"))
                        .start();
                RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nBDAT 5 LAST\r\nfirst"
                    + "MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nBDAT 6 LAST\r\nsecondNOOP\r\n");
            List<String> saved = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                client.reply();
                client.reply();
                String id = client.reply().replaceAll(".* ", "").strip();
                saved.add(Files.readString(directory.resolve("mails").resolve(id + ".eml")));
            }

            assertThat(saved).containsExactly("first", "second");
            assertThat(client.reply()).startsWith("250 ");
            assertThat(sink.counters().mails()).isEqualTo(2);
        }
    }

    @Test
    void aMailOfAnySizeIsSavedWithoutBeingHeld(@TempDir Path directory) throws IOException {
        try (Sink sink =
                        Sink.builder().remember(Memory.LEDGER).saveTo(directory).start();
                RawClient client = RawClient.introduced(sink)) {
            byte[] piece = new byte[1_000_000];
            java.util.Arrays.fill(piece, (byte) 'x');
            client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\n");
            for (int i = 0; i < 100; i++) {
                client.write("BDAT 1000000\r\n");
                client.write(piece);
            }
            client.write("BDAT 0 LAST\r\n");
            for (int i = 0; i < 102; i++) {
                client.reply();
            }
            String id = client.reply().replaceAll(".* ", "").strip();

            assertThat(Files.size(directory.resolve(id + ".eml"))).isEqualTo(100_000_000);
            assertThat(sink.counters().contentOctets()).isEqualTo(100_000_000);
        }
    }

    @Test
    void aMailThatIsNotFinishedLeavesNoFile(@TempDir Path directory) throws IOException {
        try (Sink sink = Sink.builder().saveTo(directory).start()) {
            for (String end : List.of("RSET\r\n", "")) {
                try (RawClient client = RawClient.introduced(sink)) {
                    client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nBDAT 100000\r\n");
                    client.write("x".repeat(100_000) + end);
                    client.reply();
                    client.reply();
                    assertThat(client.reply()).startsWith("250 ");
                }
            }

            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(directory.toFile().list()).isEmpty());
            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void aMailThatCannotBeSavedIsNotAccepted(@TempDir Path directory) throws IOException {
        Path mails = directory.resolve("mails");
        try (Sink sink = Sink.builder().saveTo(mails).start();
                RawClient client = RawClient.introduced(sink)) {
            Files.delete(mails);
            client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nBDAT 5 LAST\r\nfirst");
            client.reply();
            client.reply();

            assertThat(client.reply()).startsWith("451 4.3.0 ");
            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void whatIsNotRememberedIsNotTold() {
        try (Sink sink = Sink.builder().remember(Memory.LEDGER).start()) {
            assertThat(sink.ledger().entries()).isEmpty();
            assertThatThrownBy(sink::mails).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void waitingInVainSaysHowManyCame() {
        try (Sink sink = Sink.start()) {
            assertThatThrownBy(() -> sink.awaitMails(1, Duration.ofMillis(20)))
                    .hasMessage("0 of 1 mails came within PT0.02S");
        }
    }

    @Test
    void aPortInUseIsAClearError() {
        try (Sink sink = Sink.start()) {
            assertThatThrownBy(() -> Sink.builder().port(sink.port()).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(sink.port()));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyTransportServes(Transport transport) throws IOException {
        try (Sink sink = Sink.builder().transport(transport).threads(2).start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("QUIT")).startsWith("221 ");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    @Timeout(5)
    void closingIsQuickHoweverManyAreConnected() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (Sink sink = Sink.start()) {
            for (int i = 0; i < 200; i++) {
                clients.add(RawClient.introduced(sink));
            }
            assertThat(sink.counters().maximumOpen()).isEqualTo(200);
        }
        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void theLedgerFindsAMailByItsMessageId() throws IOException {
        try (Sink sink = Sink.builder().remember(Memory.LEDGER).start();
                RawClient client = RawClient.introduced(sink)) {
            for (String id : List.of("<1@x>", "<2@x>", "<1@x>")) {
                client.say("MAIL FROM:<>");
                client.say("RCPT TO:<b@example.org>");
                client.say("RCPT TO:<c@example.org>");
                client.say("DATA");
                client.say("Subject: x", "MESSAGE-ID:", "\t" + id, "", "Message-ID: <no@x>", ".");
            }

            Ledger ledger = sink.ledger();
            assertThat(ledger.of("<1@x>")).hasSize(2);
            assertThat(ledger.timesAccepted("<1@x>", "c@example.org")).isEqualTo(2);
            assertThat(ledger.timesAccepted("<no@x>", "c@example.org")).isZero();
            assertThat(ledger.timesAccepted().get("<2@x>"))
                    .containsEntry("b@example.org", 1L)
                    .containsEntry("c@example.org", 1L);
            assertThat(Stream.of("<1@x>", "<2@x>"))
                    .containsAll(ledger.timesAccepted().keySet());
        }
    }
}
