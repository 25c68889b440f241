package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.sink.Sink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The greeting once came before the session listened, at one connection in fifty, and was taken for a reply that nobody had asked for. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstWordsTest {

    private static final int CONNECTIONS = 300;

    @Test
    void aGreetingIsHeardHoweverEarlyItComes() throws Exception {
        Mail mail = new Mail(
                Envelope.of("a@example.org", "b@example.org"),
                Content.of("Subject: x\r\n\r\ny\r\n".getBytes(StandardCharsets.US_ASCII)));

        try (Sink sink = Sink.start()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (SmtpClient client = SmtpClient.of(sink.uri())) {
                    Receipt receipt = client.send(mail).get(30, TimeUnit.SECONDS);
                    assertThat(receipt.queueId()).isPresent();
                }
            }
            assertThat(sink.mails()).hasSize(CONNECTIONS);
        }
    }
}
