package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postrider.Stage;
import io.postrider.sink.LedgerEntry.FinalReply;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each way to misbehave from DATA to the end of the content, and what stands in the ledger then. */
class ContentFaultTest {

    private static final Duration A_WHILE = Duration.ofMillis(150);

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void contentCanBeCutShortAtAnyOctet() throws IOException {
        sink.on(Stage.CONTENT)
                .then(Fault.reply("452 4.3.1 disk full").afterOctets(10).thenClose());
        try (RawClient client = RawClient.introduced(sink)) {
            client.begin();
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
            client.begin();
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
            client.begin();
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
            client.begin();
            assertThat(client.say("DATA")).isEqualTo("250 hm\r\n");
            assertThat(client.say("NOOP")).startsWith("250 2.0.0");
        }
    }

    @Test
    void aChunkThatIsRefusedSpoilsTheTransaction() throws IOException {
        sink.on(Stage.CONTENT).nth(2).reply("452 4.3.1 disk full");
        try (RawClient client = RawClient.introduced(sink)) {
            client.begin();
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
            client.begin();
            assertThat(client.content()).isEqualTo("554 5.7.1 spam\r\n");
            assertThat(sink.ledger().entries()).isEmpty();
            assertThat(sink.counters().mails()).isZero();
            client.begin();
            assertThat(client.content()).startsWith("250 ");
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
            client.begin();
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
            client.begin();
            client.say("DATA");
            client.write("text\r\n.\r\n");

            assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
            assertThat(sink.ledger().entries()).isEmpty();
        }
    }
}
