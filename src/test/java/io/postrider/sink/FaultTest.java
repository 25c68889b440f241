package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postrider.Stage;
import io.postrider.sink.LedgerEntry.FinalReply;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way to misbehave, seen from the other end of the line. */
class FaultTest {

    private static final Duration A_WHILE = Duration.ofMillis(150);

    private final Sink sink = Sink.builder().user("alice", "secret").start();

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void aReplyIsReplacedForOneRecipientOnly() throws IOException {
        sink.on(Stage.RCPT).recipient("b@example.org").reply("550-5.1.1 no", "550 5.1.1 such user");
        try (RawClient client = RawClient.introduced(sink)) {
            client.say("MAIL FROM:<a@example.com>");

            assertThat(client.say("RCPT TO:<b@example.org>")).isEqualTo("550-5.1.1 no\r\n550 5.1.1 such user\r\n");
            assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("250 ");
            assertThat(content(client)).startsWith("250 ");
            assertThat(sink.mails().get(0).addresses()).containsExactly("c@example.org");
        }
    }

    @Test
    void aRefusedMailOpensNoTransaction() throws IOException {
        sink.on(Stage.MAIL).nth(1).reply("451 4.3.0 later");
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<a@example.com>")).isEqualTo("451 4.3.0 later\r\n");
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("503 ");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("250 ");
        }
    }

    @Test
    void everyStageCanBeAnsweredOtherwise() throws IOException {
        sink.on(Stage.GREETING).reply("220 hello");
        sink.on(Stage.EHLO).reply("250 plain");
        sink.on(Stage.AUTH).reply("454 4.7.0 not now");
        sink.on(Stage.MAIL).reply("250 mail");
        sink.on(Stage.RCPT).reply("251 will forward");
        sink.on(Stage.CONTENT).reply("252 chunk");
        sink.on(Stage.END_OF_DATA).reply("250 taken");
        sink.on(Stage.RSET).reply("250 forgotten");
        sink.on(Stage.COMMAND).command("noop").reply("259 noop");
        sink.on(Stage.QUIT).reply("221 gone");
        try (RawClient client = new RawClient(sink)) {
            assertThat(client.reply()).isEqualTo("220 hello\r\n");
            assertThat(client.say("EHLO c")).isEqualTo("250 plain\r\n");
            assertThat(client.say("AUTH LOGIN")).isEqualTo("454 4.7.0 not now\r\n");
            assertThat(client.say("MAIL FROM:<>")).isEqualTo("250 mail\r\n");
            assertThat(client.say("RCPT TO:<b@example.org>")).isEqualTo("251 will forward\r\n");
            client.write("BDAT 1\r\nx");
            assertThat(client.reply()).isEqualTo("252 chunk\r\n");
            assertThat(client.say("BDAT 0 LAST")).isEqualTo("250 taken\r\n");
            assertThat(client.say("RSET")).isEqualTo("250 forgotten\r\n");
            assertThat(client.say("NOOP")).isEqualTo("259 noop\r\n");
            assertThat(client.say("HELP")).startsWith("214 ");
            assertThat(client.say("QUIT")).isEqualTo("221 gone\r\n");
            assertThat(client.rest()).isEmpty();
        }
        assertThat(sink.mails()).hasSize(1);
    }

    @Test
    void rulesComeAndGoAndTheLastOneCountsFirst() throws IOException {
        Rule first = sink.on(Stage.COMMAND).reply("251 first");
        Rule second = sink.on(Stage.COMMAND).reply("252 second");
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("NOOP")).isEqualTo("252 second\r\n");
            second.remove();
            assertThat(client.say("NOOP")).isEqualTo("251 first\r\n");
            first.remove();
            assertThat(client.say("NOOP")).startsWith("250 ");
            sink.on(Stage.COMMAND).first(2).reply("251 twice");
            assertThat(List.of(client.say("NOOP"), client.say("NOOP"), client.say("NOOP")))
                    .containsExactly("251 twice\r\n", "251 twice\r\n", "250 2.0.0 Ok\r\n");
            sink.on(Stage.COMMAND).reply("251 again");
            sink.behave();
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void rulesHoldForAConnectionOrAMail() throws IOException {
        sink.on(Stage.MAIL).connection(2).mail(2).reply("450 second mail of the second connection");
        try (RawClient one = RawClient.introduced(sink);
                RawClient two = RawClient.introduced(sink)) {
            for (RawClient client : List.of(one, two)) {
                assertThat(client.say("MAIL FROM:<>")).startsWith("250 ");
                client.say("RSET");
            }
            assertThat(one.say("MAIL FROM:<>")).startsWith("250 ");
            assertThat(two.say("MAIL FROM:<>")).startsWith("450 ");
        }
    }

    @Test
    void anyOctetsCanBeSaid() throws IOException {
        byte[] odd = {'2', '5', '0', '-', (byte) 0xE9, '\r', '\n', '5', '5', '0', ' ', 0, '\n', '9'};
        sink.on(Stage.MAIL).then(Fault.octets(odd).thenClose());
        try (RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\n");

            assertThat(client.rest()).isEqualTo(new String(odd, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void aHundredLinesAreOneReply() throws IOException {
        String[] lines = new String[100];
        java.util.Arrays.fill(lines, "250-more");
        lines[99] = "250 done";
        sink.on(Stage.MAIL).reply(lines);
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<>").lines()).hasSize(100);
        }
    }

    @Test
    void aReplyCanBeWithoutEnd() throws IOException {
        sink.on(Stage.MAIL)
                .then(Fault.octets("250-x".getBytes(StandardCharsets.US_ASCII)).forever());
        try (RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\n");

            for (int i = 0; i < 1_000_000; i++) {
                assertThat(client.octet()).isEqualTo("250-x".charAt(i % 5));
            }
        }
        await().untilAsserted(() -> assertThat(sink.counters().open()).isZero());
    }

    @Test
    void aReplyCanBeCutAtAnyOctetBeforeACloseOrAReset() throws IOException {
        for (int cut = 0; cut < 8; cut++) {
            Rule close = sink.on(Stage.MAIL).then(Fault.usual().cutAt(cut).thenClose());
            try (RawClient client = RawClient.introduced(sink)) {
                client.write("MAIL FROM:<>\r\n");
                assertThat(client.rest()).isEqualTo("250 2.1.0 Ok\r\n".substring(0, cut));
            }
            close.remove();
            Rule reset = sink.on(Stage.MAIL).then(Fault.usual().cutAt(cut).thenReset());
            try (RawClient client = RawClient.introduced(sink)) {
                client.write("MAIL FROM:<>\r\n");
                for (int i = 0; i < cut; i++) {
                    assertThat(client.octet()).isEqualTo("250 2.1.0 Ok\r\n".charAt(i));
                }
                assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
            }
            reset.remove();
        }
    }

    @Test
    void closeAndResetTakeThePlaceOfAReply() throws IOException {
        sink.on(Stage.RSET).close();
        sink.on(Stage.COMMAND).reset();
        try (RawClient one = RawClient.introduced(sink);
                RawClient two = RawClient.introduced(sink)) {
            assertThat(one.say("RSET")).isEmpty();
            assertThatThrownBy(() -> two.say("NOOP")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aConnectionCanBeResetBeforeTheGreeting() throws IOException {
        sink.on(Stage.GREETING).reset();
        try (RawClient client = new RawClient(sink)) {
            assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aSilentServerAnswersNothingAndEverythingBehindIt() throws IOException {
        sink.on(Stage.MAIL).silence();
        try (RawClient client = RawClient.introduced(sink)) {
            client.socket().setSoTimeout((int) A_WHILE.toMillis());

            assertThatThrownBy(() -> client.say("MAIL FROM:<>")).isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
        }
    }

    @Test
    void aDelayedReplyHoldsBackThoseBehindIt() throws IOException {
        sink.on(Stage.RCPT).recipient("b@example.org").delay(A_WHILE);
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<>", "RCPT TO:<b@example.org>", "RCPT TO:<c@example.org>"))
                    .startsWith("250 2.1.0");
            long start = System.nanoTime();

            client.reply();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(A_WHILE.minusMillis(20));
            assertThat(client.reply()).startsWith("250 2.1.5");
        }
    }

    @Test
    void aDrippedReplyComesOctetByOctet() throws IOException {
        sink.on(Stage.MAIL).then(Fault.usual().drip(Duration.ofMillis(10)));
        try (RawClient client = RawClient.introduced(sink)) {
            long start = System.nanoTime();

            assertThat(client.say("MAIL FROM:<>", "RSET")).isEqualTo("250 2.1.0 Ok\r\n");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));
            assertThat(client.reply()).startsWith("250 2.0.0");
        }
    }

    @Test
    void unaskedRepliesFollowInTheSameWrite() throws IOException {
        sink.on(Stage.MAIL)
                .then(Fault.usual().followedBy("421 4.3.2 going down").thenClose());
        try (RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\n");

            assertThat(client.rest()).isEqualTo("250 2.1.0 Ok\r\n421 4.3.2 going down\r\n");
        }
    }

    @Test
    void contentCanBeCutShortAtAnyOctet() throws IOException {
        sink.on(Stage.CONTENT)
                .then(Fault.reply("452 4.3.1 disk full").afterOctets(10).thenClose());
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            client.say("DATA");
            client.write("123456789");
            await().pollDelay(A_WHILE)
                    .untilAsserted(
                            () -> assertThat(client.socket().getInputStream().available())
                                    .isZero());
            client.write("0");

            assertThat(client.rest()).isEqualTo("452 4.3.1 disk full\r\n");
            assertThat(sink.ledger().entries()).isEmpty();
        }
    }

    @Test
    void contentInChunksIsCutShortWhereItsOctetsReachTheCount() throws IOException {
        sink.on(Stage.CONTENT).then(Fault.silence().afterOctets(7).thenReset());
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            client.write("BDAT 5\r\n12345");
            assertThat(client.reply()).startsWith("250 ");
            client.write("BDAT 2 LAST\r\n67");

            assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aServerCanStopReading() throws IOException {
        sink.on(Stage.CONTENT).then(Fault.silence().afterOctets(1).thenStall());
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            client.say("DATA");
            Thread writer = new Thread(() -> {
                try {
                    client.write("x".repeat(100_000_000));
                } catch (IOException e) {
                    // The test is over.
                }
            });
            writer.start();

            await().pollDelay(Duration.ofMillis(500)).until(() -> writer.getState() != Thread.State.TERMINATED);
            assertThat(sink.counters().contentOctets()).isZero();
        }
    }

    @Test
    void dataCanBeGrantedWithoutARecipient() throws IOException {
        sink.on(Stage.DATA).reply("354 go ahead");
        try (RawClient client = RawClient.introduced(sink)) {
            client.say("MAIL FROM:<>");
            assertThat(client.say("DATA")).isEqualTo("354 go ahead\r\n");
            assertThat(client.say(".")).startsWith("554 ");
            assertThat(sink.ledger().entries()).isEmpty();
        }
    }

    @Test
    void dataThatIsAnsweredOtherwiseBringsNoContent() throws IOException {
        sink.on(Stage.DATA).reply("250 hm");
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            assertThat(client.say("DATA")).isEqualTo("250 hm\r\n");
            assertThat(client.say("NOOP")).startsWith("250 2.0.0");
        }
    }

    @Test
    void aChunkThatIsRefusedSpoilsTheTransaction() throws IOException {
        sink.on(Stage.CONTENT).nth(2).reply("452 4.3.1 disk full");
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            client.write("BDAT 1\r\naBDAT 1\r\nbBDAT 1 LAST\r\nc");

            assertThat(client.reply()).startsWith("250 ");
            assertThat(client.reply()).startsWith("452 ");
            assertThat(client.reply()).startsWith("503 ");
            assertThat(sink.ledger().entries()).isEmpty();
        }
    }

    @Test
    void aMailRefusedAtItsEndIsNotAccepted() throws IOException {
        sink.on(Stage.END_OF_DATA).nth(1).reply("554 5.7.1 spam");
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            assertThat(content(client)).isEqualTo("554 5.7.1 spam\r\n");
            assertThat(sink.ledger().entries()).isEmpty();
            assertThat(sink.counters().mails()).isZero();
            begin(client);
            assertThat(content(client)).startsWith("250 ");
            assertThat(sink.ledger().entries()).hasSize(1);
        }
    }

    @Test
    void theLedgerTellsWhatBecameOfEachFinalReply() throws IOException {
        assertThat(finalReply(Fault.usual())).isEqualTo(FinalReply.WRITTEN);
        assertThat(finalReply(Fault.usual().after(A_WHILE))).isEqualTo(FinalReply.WRITTEN);
        assertThat(finalReply(Fault.usual().drip(Duration.ofMillis(1)))).isEqualTo(FinalReply.WRITTEN);
        assertThat(finalReply(Fault.usual().thenReset())).isEqualTo(FinalReply.WRITTEN);
        assertThat(finalReply(Fault.reply("250 other").thenClose())).isEqualTo(FinalReply.WRITTEN);
        assertThat(finalReply(Fault.usual().cutAt(20).thenClose())).isEqualTo(FinalReply.SPOILT);
        assertThat(finalReply(Fault.reply("150 what").thenClose())).isEqualTo(FinalReply.SPOILT);
        assertThat(finalReply(Fault.silence().thenReset())).isEqualTo(FinalReply.UNSENT);
    }

    private FinalReply finalReply(Fault fault) throws IOException {
        sink.forget();
        Rule rule = sink.on(Stage.END_OF_DATA).then(fault);
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            client.say("DATA");
            client.write("Message-ID: <1@example.com>\r\n\r\n.\r\n");
            if (fault.equals(Fault.silence().thenReset())) {
                assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
            } else {
                client.line();
            }
        }
        rule.remove();
        await().untilAsserted(() -> assertThat(sink.counters().open()).isZero());
        assertThat(sink.ledger().timesAccepted("<1@example.com>", "b@example.org"))
                .isEqualTo(1);
        return sink.ledger().entries().get(0).finalReply();
    }

    @Test
    void aMailLostBeforeItIsRecordedIsNotInTheLedger() throws IOException {
        sink.on(Stage.END_OF_DATA).then(Fault.silence().unrecorded().thenReset());
        try (RawClient client = RawClient.introduced(sink)) {
            begin(client);
            client.say("DATA");
            client.write("text\r\n.\r\n");

            assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
            assertThat(sink.ledger().entries()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Memory.class,
            names = {"COUNTS", "LEDGER"})
    void rulesSeeTheSameWhateverIsRemembered(Memory memory) throws IOException {
        try (Sink other = Sink.builder().remember(memory).start()) {
            other.on(Stage.RCPT).recipient("b@example.org").reply("550 no");
            other.on(Stage.END_OF_DATA).nth(2).reply("450 later");
            try (RawClient client = RawClient.introduced(other)) {
                client.say("MAIL FROM:<>");
                assertThat(client.say("RCPT TO:<b@example.org>")).isEqualTo("550 no\r\n");
                assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("250 ");
                assertThat(content(client)).startsWith("250 ");
                client.say("MAIL FROM:<>");
                client.say("RCPT TO:<c@example.org>");
                assertThat(content(client)).isEqualTo("450 later\r\n");
                assertThat(other.counters().mails()).isEqualTo(1);
            }
        }
    }

    @Test
    void everyConnectionCanBeResetAtOnce() throws IOException {
        try (RawClient one = RawClient.introduced(sink);
                RawClient two = RawClient.introduced(sink)) {
            sink.resetConnections();

            assertThatThrownBy(one::octet).isInstanceOf(SocketException.class);
            assertThatThrownBy(two::octet).isInstanceOf(SocketException.class);
            try (RawClient three = RawClient.introduced(sink)) {
                assertThat(three.say("NOOP")).startsWith("250 ");
            }
        }
    }

    @Test
    void aRuleForWhatNoServerHearsOfIsAnError() {
        assertThatThrownBy(() -> sink.on(Stage.CONNECT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleThatThrowsEndsTheConnectionAndNothingElse() throws IOException {
        sink.misbehave(step -> {
            throw new IllegalStateException("a rule of a test");
        });
        try (RawClient client = new RawClient(sink)) {
            assertThat(client.rest()).isEmpty();
        }
        sink.behave();
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void randomFaultsAreTheSameForTheSameSeed() {
        Faults faults = Faults.random(7).with(0.1, Fault.silence()).with(0.2, Fault.usual());
        Faults same = Faults.random(7).with(0.1, Fault.silence()).with(0.2, Fault.usual());
        Faults other = Faults.random(8).with(0.1, Fault.silence()).with(0.2, Fault.usual());
        int silent = 0;
        int usual = 0;
        int different = 0;
        for (int i = 0; i < 10_000; i++) {
            Step step = new Step(Stage.RCPT, i / 100, i % 100, i, "", "b@example.org");
            assertThat(faults.at(step)).isEqualTo(same.at(step));
            silent += faults.at(step).filter(Fault.silence()::equals).isPresent() ? 1 : 0;
            usual += faults.at(step).filter(Fault.usual()::equals).isPresent() ? 1 : 0;
            different += faults.at(step).equals(other.at(step)) ? 0 : 1;
        }

        assertThat(silent).isBetween(900, 1100);
        assertThat(usual).isBetween(1850, 2150);
        assertThat(different).isGreaterThan(3000);
    }

    private static void begin(RawClient client) throws IOException {
        assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("250 ");
        assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
    }

    private static String content(RawClient client) throws IOException {
        assertThat(client.say("DATA")).startsWith("354 ");
        return client.say("text", ".");
    }
}
