package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The header of a composed message, and the envelope that follows from it. */
class ComposedHeaderTest {

    @Test
    void linesOfAHeaderAreFoldedAt78() throws IOException {
        Corpus corpus = new Corpus(5);
        for (int i = 0; i < 500; i++) {
            String text = Octet.text(corpus.next(1).message().content());
            String header = text.substring(0, text.indexOf("\r\n\r\n"));
            // What has no space in it cannot be folded: the longest address of the corpus, and one of its words.
            assertThat(header.lines())
                    .allMatch(
                            line -> line.length() <= 78 || line.contains("a-long-subdomain") || line.contains("xxxxx"));
        }
    }

    @Test
    void blindCopiesAreInTheEnvelopeAlone() throws IOException {
        Message message = Draft.message()
                .cc("Carl <carl@example.net>")
                .bcc("Dora <dora@example.net>, Team: emil@example.net;")
                .build();

        assertThat(message.envelope().recipients())
                .extracting(Mailbox::toString)
                .containsExactly("bob@example.net", "carl@example.net", "dora@example.net", "emil@example.net");
        assertThat(Octet.text(message.content()))
                .doesNotContainIgnoringCase("bcc")
                .doesNotContain("dora", "emil");
    }

    @Test
    void bouncesGoToTheSenderUnlessSaidOtherwise() {
        assertThat(Draft.message().build().envelope().reversePath()).contains(Mailbox.parse("ann@example.org"));
        assertThat(Draft.message()
                        .sender("office@example.org")
                        .build()
                        .envelope()
                        .reversePath())
                .contains(Mailbox.parse("office@example.org"));
        assertThat(Draft.message()
                        .reversePath("bounce@example.org")
                        .build()
                        .envelope()
                        .reversePath())
                .contains(Mailbox.parse("bounce@example.org"));
        assertThat(Draft.message().reversePath("<>").build().envelope().reversePath())
                .isEmpty();
    }

    @Test
    void severalAuthorsNeedASender() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Draft.message().from("carl@example.org").build())
                .withMessageContaining("Sender");
        assertThatIllegalStateException()
                .isThrownBy(() -> Message.builder().build())
                .withMessageContaining("From");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Message.builder().from("a@example.org").build().envelope())
                .withMessageContaining("recipient");
    }

    @Test
    void aMessageIdTellsTheDomainOfTheAuthorAndNothingElse() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            ids.add(Draft.message().build().messageId());
        }

        assertThat(ids).hasSize(2000).allMatch(id -> id.matches("[a-z2-7]{26}@example\\.org"));
        assertThat(Message.builder().from("a@bücher.example").build().messageId())
                .endsWith("@xn--bcher-kva.example");
        assertThat(Message.builder().from("a@[192.0.2.1]").build().messageId()).endsWith("@[192.0.2.1]");
    }

    @Test
    void aDomainIsWrittenInAsciiIfTheLocalPartIs() throws IOException {
        Message message = Message.builder()
                .from("Bücher <info@bücher.example>")
                .to("a@例子.广告")
                .build();

        String text = Octet.text(message.content());
        assertThat(text).contains("<info@xn--bcher-kva.example>", "To: a@xn--fsqu00a.xn--4rr70v");
        assertThat(message.envelope().reversePath()).contains(Mailbox.parse("info@xn--bcher-kva.example"));
        assertThat(message.content().body()).contains(BodyType.SEVEN_BIT);
    }

    @Test
    void anAddressBeyondAsciiMakesTheHeaderUtf8() throws IOException {
        Content content = Message.builder()
                .from("Jürgen <jürgen@bücher.example>")
                .subject("Grüße")
                .text("plain")
                .build()
                .content();

        assertThat(Octet.text(content)).contains("From: =?UTF-8?Q?J=C3=BCrgen?= <jürgen@bücher.example>");
        assertThat(content.body()).contains(BodyType.EIGHT_BIT_MIME);
        assertThat(content.in(BodyType.SEVEN_BIT).body()).contains(BodyType.EIGHT_BIT_MIME);
        Content wide = Message.builder()
                .from("ü@example.org")
                .text("x")
                .attach("x", new byte[1000])
                .build()
                .content();
        assertThat(wide.in(BodyType.SEVEN_BIT).body()).contains(BodyType.EIGHT_BIT_MIME);
        assertThat(wide.in(BodyType.BINARY_MIME).body()).contains(BodyType.BINARY_MIME);
    }

    @Test
    void everyFieldHasItsForm() throws IOException {
        String text = Octet.text(Draft.message()
                .sender("Office <office@example.org>")
                .replyTo("Ann <ann@example.org>, list@example.org")
                .cc("Team: x@example.net, Y <y@example.net>;")
                .subject("Re: Hello")
                .date(OffsetDateTime.parse("2026-01-02T03:04:05-03:30"))
                .messageId("3@example.org")
                .inReplyTo("<2@example.org>")
                .references("<1@example.org>", "2@example.org")
                .priority(Priority.HIGH)
                .autoSubmitted(AutoSubmitted.REPLIED)
                .listUnsubscribeOneClick("https://example.org/u?x=ü", "mailto:leave@example.org")
                .header("X-Campaign", "spring  sale")
                .build()
                .content());

        assertThat(text)
                .startsWith(String.join(
                        "\r\n",
                        "Date: Fri, 2 Jan 2026 03:04:05 -0330",
                        "From: ann@example.org",
                        "Sender: Office <office@example.org>",
                        "Reply-To: Ann <ann@example.org>, list@example.org",
                        "To: bob@example.net",
                        "Cc: Team: x@example.net, Y <y@example.net>;",
                        "Message-ID: <3@example.org>",
                        "In-Reply-To: <2@example.org>",
                        "References: <1@example.org> <2@example.org>",
                        "Subject: Re: Hello",
                        "X-Priority: 1",
                        "Importance: high",
                        "Auto-Submitted: auto-replied",
                        "List-Unsubscribe: <https://example.org/u?x=%C3%BC>, <mailto:leave@example.org>",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                        "X-Campaign: =?UTF-8?Q?spring__sale?=",
                        "MIME-Version: 1.0",
                        ""));
    }

    @Test
    void aMessageIdHasWordsWithOneDotBetweenThem() {
        for (String id :
                List.of("a..b@c", ".a@c", "a.@c", "a@c..d", "a@.c", "a@c.", "a[1]@c", "a@[c", "a@[]", "a@[b]c")) {
            assertThatIllegalArgumentException()
                    .as(id)
                    .isThrownBy(() -> Draft.message().messageId(id))
                    .withMessageStartingWith("Message-ID: ");
        }
        assertThat(Draft.message().messageId("<a.b@[IPv6:2001:db8::1]>").build().messageId())
                .isEqualTo("a.b@[IPv6:2001:db8::1]");
    }

    @Test
    void aYearHasFourDigits() throws IOException {
        for (int year : List.of(-5, 99, 1899, 10_000, 12_345)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Draft.message().date(inYear(year)))
                    .withMessageStartingWith("Date: ");
        }
        assertThat(Octet.text(Draft.message().date(inYear(9999)).build().content()))
                .contains("Date: Fri, 1 Jan 9999");
    }

    private static OffsetDateTime inYear(int year) {
        return OffsetDateTime.parse("2026-01-01T00:00:00Z").withYear(year);
    }

    @Test
    void oneClickNeedsHttps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draft.message().listUnsubscribeOneClick("mailto:a@example.org"))
                .withMessageContaining("RFC 8058");
        assertThatIllegalArgumentException().isThrownBy(() -> Draft.message().listUnsubscribe("javascript:alert(1)"));
    }

    @Test
    void encodedWordsAreSplitBetweenCharacters() throws IOException {
        String subject = "😀".repeat(100);

        String text = Octet.text(Draft.message().subject(subject).build().content());

        List<String> words = text.lines()
                .filter(line -> line.contains("=?UTF-8?B?"))
                .map(line -> line.replaceAll(".*=\\?UTF-8\\?B\\?(.*)\\?=", "$1"))
                .toList();
        assertThat(words).hasSizeGreaterThan(5);
        assertThat(words).allMatch(word -> !utf8(word).contains("\uFFFD"));
        assertThat(String.join("", words.stream().map(ComposedHeaderTest::utf8).toList()))
                .isEqualTo(subject);
        assertThat(text.lines()).allMatch(line -> line.length() <= 76);
    }

    private static String utf8(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void aColonBehindAnEncodedNameOfAGroupHasASpaceInFront() throws IOException {
        Message message = Draft.message().cc(new Group("Köche", List.of())).build();

        assertThat(Octet.text(message.content())).containsPattern("Cc: =\\?UTF-8\\?[BQ]\\?[^ ]+\\?= :;\r\n");
    }

    @Test
    void whatLooksLikeAnEncodedWordDoesNotGetIntoAnIdentifierOrALink() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draft.message().references("=?utf-8?q?=0D=0ABcc:x@y?=@example.org"))
                .withMessageStartingWith("References: ");
        assertThat(Octet.text(Draft.message()
                        .listUnsubscribe("https://example.org/?a=?b")
                        .build()
                        .content()))
                .contains("List-Unsubscribe: <https://example.org/?a=%3Fb>\r\n");
    }
}
