package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void aSimpleMessageIsWhatAPersonWouldWrite() {
        Message message = Message.builder()
                .from("Ann Example <ann@example.org>")
                .to("Bob <bob@example.net>, carol@example.com")
                .bcc("dave@example.com")
                .subject("Hello")
                .date(OffsetDateTime.parse("2026-11-03T04:05:06+01:00"))
                .messageId("<1@example.org>")
                .text("Hi\nBob")
                .build();

        assertThat(text(message.content()))
                .isEqualTo(String.join(
                        "\r\n",
                        "Date: Tue, 3 Nov 2026 04:05:06 +0100",
                        "From: Ann Example <ann@example.org>",
                        "To: Bob <bob@example.net>, carol@example.com",
                        "Message-ID: <1@example.org>",
                        "Subject: Hello",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: 7bit",
                        "",
                        "Hi",
                        "Bob",
                        ""));
        assertThat(message.envelope().recipients())
                .extracting(Object::toString)
                .containsExactly("bob@example.net", "carol@example.com", "dave@example.com");
        assertThat(message.content()).isInstanceOf(InMemory.class);
    }

    @Test
    void aTextBeyondAsciiHasAFormForEachTransport() {
        Content content = Message.builder()
                .from("ann@example.org")
                .subject("Viele Grüße aus München")
                .text("Viele Grüße aus der schönen Stadt")
                .html("<p>Grüße</p>")
                .build()
                .content();

        assertThat(text(content)).contains("Viele Gr=C3=BC=C3=9Fe").contains("multipart/alternative");
        assertThat(content.body()).contains(BodyType.SEVEN_BIT);
        Content wide = content.in(BodyType.EIGHT_BIT_MIME);
        assertThat(text(wide))
                .contains("\r\n\r\nViele Grüße aus der schönen Stadt\r\n")
                .contains("Content-Transfer-Encoding: 8bit");
        assertThat(wide.body()).contains(BodyType.EIGHT_BIT_MIME);
        assertThat(wide).isInstanceOf(InMemory.class);
    }

    private static String text(Content content) {
        try (var channel = content.open()) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
