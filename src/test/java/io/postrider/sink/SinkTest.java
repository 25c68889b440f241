package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plain conversation, as a client sees it that shares no code with the sink. */
class SinkTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aMailIsKeptAsItWasSent() throws Exception {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<a@example.com> SIZE=100 BODY=8BITMIME"))
                    .startsWith("250 2.1.0 ");
            assertThat(client.say("RCPT TO:<b@example.org> NOTIFY=NEVER")).startsWith("250 2.1.5 ");
            assertThat(client.say("DATA")).startsWith("354 ");
            String reply = client.say("Message-ID: <1@example.com>", "", "..dot", "text", ".");

            ReceivedMail mail = sink.awaitMails(1, SOON).get(0);
            assertThat(mail.text()).isEqualTo("Message-ID: <1@example.com>\r\n\r\n.dot\r\ntext\r\n");
            assertThat(mail.reversePath().address()).isEqualTo("a@example.com");
            assertThat(mail.reversePath().parameters())
                    .containsEntry("SIZE", "100")
                    .containsEntry("BODY", "8BITMIME");
            assertThat(mail.addresses()).containsExactly("b@example.org");
            assertThat(mail.messageId()).contains("<1@example.com>");
            assertThat(reply).isEqualTo("250 2.0.0 Ok: queued as " + mail.queueId() + "\r\n");
        }
    }

    @Test
    void aGroupIsAnsweredInItsOrder() throws IOException {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            String first = client.say(
                    "MAIL FROM:<a@example.com>",
                    "RCPT TO:<b@example.org>",
                    "BDAT 4",
                    "ab",
                    "BDAT 3 LAST",
                    "c",
                    "RSET",
                    "NOOP",
                    "QUIT");

            assertThat(first).startsWith("250 2.1.0");
            assertThat(client.reply()).startsWith("250 2.1.5");
            assertThat(client.reply()).startsWith("250 2.0.0 Ok: chunk");
            assertThat(client.reply()).startsWith("250 2.0.0 Ok: queued as");
            assertThat(client.reply()).startsWith("250 2.0.0 Ok\r\n");
            assertThat(client.reply()).startsWith("250 2.0.0 Ok\r\n");
            assertThat(client.rest()).isEqualTo("221 2.0.0 Bye\r\n");
            assertThat(sink.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.text()).isEqualTo("ab\r\nc\r\n"));
            assertThat(sink.groups())
                    .last()
                    .satisfies(group -> assertThat(group.commands()).contains("QUIT"));
        }
    }

    @Test
    void theCountersTellWhatWasSeen() throws IOException {
        try (Sink sink = Sink.builder().remember(Memory.COUNTS).start();
                RawClient client = RawClient.introduced(sink)) {
            String reply = client.say(
                    "MAIL FROM:<a@example.com>", "RCPT TO:<b@example.org>", "RCPT TO:<c@example.org>", "DATA");
            for (int i = 0; i < 3; i++) {
                reply = client.reply();
            }
            assertThat(reply).startsWith("354");
            assertThat(client.say("text", ".")).startsWith("250 2.0.0 Ok: queued as ");

            Counters counters = sink.counters();
            assertThat(counters.mails()).isEqualTo(1);
            assertThat(counters.recipients()).isEqualTo(2);
            assertThat(counters.contentOctets()).isEqualTo(6);
            assertThat(counters.commands()).isEqualTo(5);
            assertThat(List.of(counters.connections(), counters.open(), counters.maximumOpen()))
                    .containsOnly(1L);
        }
    }
}
