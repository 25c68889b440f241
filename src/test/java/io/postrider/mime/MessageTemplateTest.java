package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postrider.BodyType;
import io.postrider.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {

    private static final Map<String, String> ANN = Map.of("name", "Ann", "email", "ann@example.net");
    private static final Map<String, String> BOB = Map.of("name", "Böb", "email", "bob@example.net");

    private static MessageTemplate.Builder<Map<String, String>> template(MessageBuilder constant) {
        return MessageTemplate.<Map<String, String>>of(constant.from("News <news@example.org>"))
                .to(row -> row.get("email"))
                .subject(row -> "News for " + row.get("name"))
                .text(row -> "Dear " + row.get("name") + "\n");
    }

    @Test
    void eachRowHasAMessageOfItsOwn() throws Exception {
        MessageTemplate<Map<String, String>> template = template(Message.builder())
                .html(row -> "<p>" + row.get("name") + "</p>")
                .header("X-Row", row -> row.get("name"))
                .listUnsubscribeOneClick(row -> "https://example.org/leave?" + row.get("email"))
                .build();

        Message ann = template.merge(ANN);
        Message bob = template.merge(BOB);

        assertThat(Octet.text(ann.content()))
                .contains("To: ann@example.net", "Subject: News for Ann", "Dear Ann", "<p>Ann</p>", "X-Row: Ann")
                .contains("List-Unsubscribe: <https://example.org/leave?ann@example.net>", "List-Unsubscribe-Post:");
        assertThat(Octet.text(bob.content()))
                .contains("Subject: News for =?UTF-8?")
                .doesNotContain("Ann");
        assertThat(bob.envelope().recipients()).hasSize(1);
        assertThat(ann.messageId()).isNotEqualTo(bob.messageId());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40_000, 1_000_000})
    void aSharedAttachmentIsReadAndEncodedOnce(int size) throws Exception {
        byte[] octets = new byte[size];
        new Random(1).nextBytes(octets);
        AtomicInteger opened = new AtomicInteger();
        Attachment attachment = Attachment.of("a.bin", () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(octets);
        });
        MessageTemplate<Map<String, String>> template =
                template(Message.builder().attach(attachment)).build();

        for (int i = 0; i < 5; i++) {
            Content content = template.merge(ANN).content();
            assertThat(Octet.text(content)).contains(Base64.getMimeEncoder().encodeToString(octets));
            assertThat(content.size()).hasValue(Octet.all(content).length);
        }

        assertThat(opened).hasValue(1);
        Source source = SharedSource.of(new Source.Memory(octets));
        assertThat(source.encoded()).isSameAs(source.encoded());
    }

    @Test
    void aTextOfPiecesIsTheSameAsOneOfOnePiece() throws Exception {
        MessageTemplate<Map<String, String>> pieces = MessageTemplate.<Map<String, String>>of(
                        Message.builder().from("a@example.org"))
                .text(TextTemplate.<Map<String, String>>of("Grüße, ")
                        .and(row -> row.get("name"))
                        .and("\n日本\r")
                        .and("\nend"))
                .html(TextTemplate.<Map<String, String>>of("<p>").and(row -> row.get("name")))
                .build();
        MessageTemplate<Map<String, String>> whole = MessageTemplate.<Map<String, String>>of(
                        Message.builder().from("a@example.org"))
                .text(row -> "Grüße, " + row.get("name") + "\n日本\r\nend")
                .html(row -> "<p>" + row.get("name"))
                .build();

        for (BodyType form : BodyType.values()) {
            assertThat(body(pieces.merge(BOB).content().in(form)))
                    .isEqualTo(body(whole.merge(BOB).content().in(form)));
        }
    }

    // Behind the header; the boundaries are random.
    private static String body(Content content) throws IOException {
        String text = Octet.text(content);
        return text.substring(text.indexOf("boundary")).replaceAll("=_[a-z2-7]{26}", "=_");
    }

    @Test
    void whatIsTheSameForAllStandsInEachAndOnce() throws Exception {
        MessageTemplate<Map<String, String>> template = template(Message.builder()
                        .replyTo("answers@example.org")
                        .cc("all@example.org")
                        .header("X-All", "all")
                        .html("<p>Grüße, and some more text</p>"))
                .header("X-Row", row -> row.get("name"))
                .cc(row -> row.get("email"))
                .build();

        for (Map<String, String> row : List.of(ANN, ANN, BOB)) {
            String text = Octet.text(template.merge(row).content());
            assertThat(text)
                    .containsOnlyOnce("Reply-To: answers@example.org\r\n")
                    .containsOnlyOnce("From: News <news@example.org>\r\n")
                    .containsOnlyOnce("Cc: all@example.org, " + row.get("email") + "\r\n")
                    .containsOnlyOnce("X-All: all\r\nX-Row: ")
                    .containsOnlyOnce("<p>Gr=C3=BC=C3=9Fe, and some more text</p>");
        }
    }

    @Test
    void aRowMayHaveFilesOfItsOwn() throws Exception {
        MessageTemplate<Map<String, String>> template = template(Message.builder())
                .attach(row -> List.of(Attachment.of(row.get("name") + ".txt", new byte[] {'x'})))
                .build();

        assertThat(Octet.text(template.merge(ANN).content())).contains("filename=\"Ann.txt\"");
        assertThat(Octet.text(template.merge(BOB).content())).contains("filename*=UTF-8''B%C3%B6b.txt");
    }

    @Test
    void aRowThatCannotBeAMessageSaysWhy() {
        MessageTemplate<Map<String, String>> template =
                template(Message.builder()).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.merge(Map.of("name", "x\nBcc: y", "email", "a@example.net")))
                .withMessageStartingWith("Subject: character U+000A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.merge(Map.of("name", "x", "email", "a@")))
                .withMessageStartingWith("To: address 'a@': a domain is missing");
    }

    @Test
    void whatTheBuilderLearnsLaterIsNotInTheTemplate() throws Exception {
        MessageBuilder constant = Message.builder();
        MessageTemplate<Map<String, String>> template = template(constant).build();

        constant.cc("later@example.net").attach("later.txt", new byte[1]);

        assertThat(Octet.text(template.merge(ANN).content())).doesNotContain("later");
    }
}
