package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BDAT, rule by rule (RFC 3030). */
class ChunkTest {

    @Test
    void chunksOfAnyOctetsMakeOneContent() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = transaction(sink, " BODY=BINARYMIME")) {
            byte[] chunk = {0, '\n', '.', '\r', '\n', (byte) 0xFF};
            client.write("BDAT 6\r\n");
            client.write(chunk);
            assertThat(client.reply()).startsWith("250 ");
            assertThat(client.say("BDAT 0")).startsWith("250 ");
            client.write("BDAT 6 last\r\n");
            client.write(chunk);
            assertThat(client.reply()).startsWith("250 2.0.0 Ok: queued as");

            assertThat(sink.mails().get(0).content())
                    .containsExactly(0, '\n', '.', '\r', '\n', 0xFF, 0, '\n', '.', '\r', '\n', 0xFF);
            assertThat(sink.mails().get(0).transfer()).isEqualTo(ReceivedMail.Transfer.BDAT);
        }
    }

    @Test
    void anEmptyLastChunkEndsTheContent() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = transaction(sink, "")) {
            client.write("BDAT 3\r\nabcBDAT 0 LAST\r\n");

            assertThat(client.reply()).startsWith("250 2.0.0 Ok: chunk");
            assertThat(client.reply()).startsWith("250 2.0.0 Ok: queued as");
            assertThat(sink.mails().get(0).text()).isEqualTo("abc");
        }
    }

    @Test
    void theOctetsOfARefusedChunkAreNoCommands() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            client.write("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n");

            assertThat(client.reply()).startsWith("503 ");
            assertThat(client.reply()).startsWith("250 ");
        }
    }

    @Test
    void aChunkWithoutATransactionLeavesNoTraceInTheNextOne() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            client.write("BDAT 1\r\nx");
            assertThat(client.reply()).startsWith("503 ");
            begin(client, "");
            client.write("BDAT 1 LAST\r\ny");

            assertThat(client.reply()).startsWith("250 2.0.0 Ok: queued as");
            assertThat(sink.mails().get(0).text()).isEqualTo("y");
        }
    }

    @Test
    void withoutARecipientItsOctetsAreTakenAndItIsRefused() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            client.say("MAIL FROM:<a@example.com>");
            client.write("BDAT 6\r\nQUIT\r\nBDAT 6 LAST\r\nQUIT\r\nNOOP\r\n");

            assertThat(client.reply()).startsWith("554 ");
            assertThat(client.reply()).startsWith("503 ");
            assertThat(client.reply()).startsWith("250 ");
            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void afterAFailedChunkTheOthersInThePipeFailToo() throws Exception {
        try (Sink sink = Sink.builder().maximumSize(4).start();
                RawClient client = transaction(sink, "")) {
            client.write("BDAT 3\r\nabcBDAT 3\r\ndefBDAT 3 LAST\r\nghiRSET\r\n");

            assertThat(client.reply()).startsWith("250 ");
            assertThat(client.reply()).startsWith("552 ");
            assertThat(client.reply()).startsWith("503 ");
            assertThat(client.reply()).startsWith("250 ");
            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void resetForgetsTheChunksSoFar() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = transaction(sink, "")) {
            client.write("BDAT 3\r\nabc");
            client.reply();
            assertThat(client.say("RSET")).startsWith("250 ");
            begin(client, "");
            client.write("BDAT 3 LAST\r\ndef");

            assertThat(client.reply()).startsWith("250 ");
            assertThat(sink.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.text()).isEqualTo("def"));
        }
    }

    @Test
    void dataAndRecipientsAreOutOfPlaceBehindAChunk() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = transaction(sink, "")) {
            client.write("BDAT 3\r\nabc");
            client.reply();

            assertThat(client.say("DATA")).startsWith("503 ");
            assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("503 ");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("503 ");
        }
    }

    @Test
    void binaryContentIsNotForData() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = transaction(sink, " BODY=BINARYMIME")) {
            assertThat(client.say("DATA")).startsWith("503 ");
        }
    }

    @Test
    void withoutChunkingItIsNoCommand() throws Exception {
        try (Sink sink = Sink.builder().without(Extension.CHUNKING).start();
                RawClient client = transaction(sink, "")) {
            assertThat(client.say("BDAT 0 LAST")).startsWith("502 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BDAT",
                "BDAT ",
                "BDAT x",
                "BDAT -1",
                "BDAT 1x",
                "BDAT 1 FIRST",
                "BDAT 1 LAST x",
                "BDAT 9999999999999999999"
            })
    void aChunkWithoutASizeIsASyntaxError(String line) throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = transaction(sink, "")) {
            assertThat(client.say(line)).startsWith("501 ");
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    private static RawClient transaction(Sink sink, String parameters) throws IOException {
        RawClient client = RawClient.introduced(sink);
        begin(client, parameters);
        return client;
    }

    private static void begin(RawClient client, String parameters) throws IOException {
        assertThat(client.say("MAIL FROM:<a@example.com>" + parameters)).startsWith("250 ");
        assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
    }
}
