package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Protocol;
import io.postrider.Stage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 2033. */
class LmtpTest {

    private final Sink sink = Sink.builder().protocol(Protocol.LMTP).start();
    private RawClient client;

    @BeforeEach
    void introduce() throws IOException {
        client = new RawClient(sink);
        assertThat(client.reply()).contains(" LMTP ");
        assertThat(client.say("EHLO c")).startsWith("500 ");
        assertThat(client.say("HELO c")).startsWith("500 ");
        assertThat(client.say("LHLO c")).startsWith("250-");
        assertThat(sink.uri()).startsWith("lmtp://");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        sink.close();
    }

    @Test
    void eachAcceptedRecipientHasAFinalReply() throws IOException {
        sink.on(Stage.RCPT).recipient("x@example.org").reply("550 5.1.1 no");
        client.say("MAIL FROM:<a@example.com>");
        assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
        assertThat(client.say("RCPT TO:<x@example.org>")).startsWith("550 ");
        assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("250 ");
        client.say("DATA");

        assertThat(client.say("text", ".")).startsWith("250 ");
        assertThat(client.reply()).startsWith("250 ");
        assertThat(client.say("NOOP")).startsWith("250 2.0.0 Ok\r\n");
    }

    @Test
    void theMailIsAcceptedForThoseWhoseFinalReplyIsPositive() throws IOException {
        sink.on(Stage.END_OF_DATA).recipient("b@example.org").reply("552 5.2.2 mailbox full");
        client.say("MAIL FROM:<a@example.com>");
        client.say("RCPT TO:<b@example.org>");
        client.say("RCPT TO:<c@example.org>");
        client.write("BDAT 3 LAST\r\nabc");

        assertThat(client.reply()).startsWith("552 ");
        assertThat(client.reply()).startsWith("250 ");
        assertThat(sink.mails().get(0).addresses()).containsExactly("c@example.org");
        assertThat(sink.ledger().timesAccepted("", "b@example.org")).isZero();
        assertThat(sink.ledger().timesAccepted("", "c@example.org")).isEqualTo(1);
        assertThat(sink.counters().recipients()).isEqualTo(1);
    }

    @Test
    void aMailRefusedByAllIsNotAccepted() throws IOException {
        sink.on(Stage.END_OF_DATA).reply("450 later");
        client.say("MAIL FROM:<a@example.com>");
        client.say("RCPT TO:<b@example.org>");
        client.say("DATA");

        assertThat(client.say(".")).startsWith("450 ");
        assertThat(sink.mails()).isEmpty();
        assertThat(sink.counters().mails()).isZero();
    }
}
