package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import io.postrider.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompositionTest {

    private static MessageBuilder message() {
        return Message.builder().from("ann@example.org").to("bob@example.net");
    }

    @Test
    void everyMessageOfTheCorpusIsCanonicalInEachOfItsForms() throws IOException {
        Corpus corpus = new Corpus(99);
        for (int i = 0; i < 640; i++) {
            Content content = corpus.next(i % 64).message().content();
            for (BodyType widest : BodyType.values()) {
                Content form = content.in(widest);
                byte[] octets = Octet.all(form);
                assertThat(form.canonical()).isTrue();
                assertThat(form.size()).as("message %d", i).hasValue(octets.length);
                assertThat(form.body()).get().matches(body -> body.fits(widest));
                assertCanonical(octets, form.body().orElseThrow());
            }
            // It costs a field in each multipart to say that its parts are not 7bit.
            long fields = Pattern.compile("Content-Type: (multipart|message)/")
                    .matcher(Octet.text(content))
                    .results()
                    .count();
            assertThat(content.in(BodyType.EIGHT_BIT_MIME).size().getAsLong())
                    .isLessThanOrEqualTo(content.size().getAsLong() + 36 * fields);
        }
    }

    private static void assertCanonical(byte[] octets, BodyType body) {
        Survey survey = CanonicalText.of(octets).original();
        assertThat(octets[octets.length - 1]).isEqualTo((byte) '\n');
        if (body != BodyType.BINARY_MIME) {
            assertThat(survey.demand()).isEqualTo(body);
            assertThat(survey.isCanonical()).isTrue();
        }
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        String header = text.substring(0, text.indexOf("\r\n\r\n"));
        assertThat(header.lines()).allMatch(line -> line.length() <= 998 && !line.isBlank());
    }

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
    void partsNestAsMailProgramsExpect() throws IOException {
        String text = Octet.text(message()
                .text("t")
                .html("<img src=\"cid:logo\">")
                .inline("logo", Attachment.of("logo.png", new byte[10]))
                .attach("a.pdf", new byte[10])
                .calendar("REQUEST", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
                .build()
                .content());

        assertThat(text.lines()
                        .filter(line -> line.startsWith("Content-Type:"))
                        .map(line -> line.replaceAll("Content-Type: ([^;]*).*", "$1")))
                .containsExactly(
                        "multipart/mixed",
                        "multipart/related",
                        "multipart/alternative",
                        "text/plain",
                        "text/html",
                        "text/calendar",
                        "image/png",
                        "application/pdf");
        assertThat(text)
                .contains("type=\"multipart/alternative\"", "Content-ID: <logo>", "method=REQUEST")
                .contains("Content-Disposition: inline; filename=\"logo.png\"");
    }

    @Test
    void aMessageOfOnePartHasNoMultipart() throws IOException {
        assertThat(Octet.text(message().text("x").build().content())).doesNotContain("multipart");
        assertThat(Octet.text(message().html("x").build().content()))
                .contains("Content-Type: text/html; charset=utf-8")
                .doesNotContain("multipart");
        assertThat(Octet.text(message().build().content())).endsWith("7bit\r\n\r\n");
    }

    @Test
    void whatIsAsciiHasOneFormAndLiesInMemory() {
        Content content = message().text("plain").html("<p>plain</p>").build().content();

        assertThat(content).isInstanceOf(InMemory.class);
        assertThat(content.in(BodyType.BINARY_MIME)).isSameAs(content);
        assertThat(content.body()).contains(BodyType.SEVEN_BIT);
    }

    @Test
    void theShorterEncodingIsTaken() throws IOException {
        assertThat(Octet.text(message()
                        .text("Mostly plain, with an ü in it, and more")
                        .build()
                        .content()))
                .contains("Content-Transfer-Encoding: quoted-printable", "an =C3=BC in");
        assertThat(Octet.text(message().text("こんにちは世界").build().content()))
                .contains("Content-Transfer-Encoding: base64");
        assertThat(Octet.text(message().text("x".repeat(999)).build().content()))
                .contains("Content-Transfer-Encoding: quoted-printable");
        assertThat(Octet.text(message().text("x".repeat(998)).build().content()))
                .contains("Content-Transfer-Encoding: 7bit");
    }

    @Test
    void aTransportThatTakesMoreGetsLess() throws IOException {
        Content content = message()
                .text("こんにちは世界".repeat(20))
                .attach("a.bin", (new String(new char[100]) + "\n\r").getBytes(StandardCharsets.US_ASCII))
                .build()
                .content();

        String eightBit = Octet.text(content.in(BodyType.EIGHT_BIT_MIME));
        assertThat(eightBit).contains("こんにちは世界", "AAAAAAAA").contains("\r\nContent-Transfer-Encoding: 8bit\r\n");
        String binary = Octet.text(content.in(BodyType.BINARY_MIME));
        assertThat(binary).contains("\u0000\u0000\n\r\r\n--");
        assertThat(content.in(BodyType.BINARY_MIME).body()).contains(BodyType.BINARY_MIME);
    }

    @Test
    void blindCopiesAreInTheEnvelopeAlone() throws IOException {
        Message message = message()
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
        assertThat(message().build().envelope().reversePath()).contains(Mailbox.parse("ann@example.org"));
        assertThat(message().sender("office@example.org").build().envelope().reversePath())
                .contains(Mailbox.parse("office@example.org"));
        assertThat(message()
                        .reversePath("bounce@example.org")
                        .build()
                        .envelope()
                        .reversePath())
                .contains(Mailbox.parse("bounce@example.org"));
        assertThat(message().reversePath("<>").build().envelope().reversePath()).isEmpty();
    }

    @Test
    void severalAuthorsNeedASender() {
        assertThatIllegalStateException()
                .isThrownBy(() -> message().from("carl@example.org").build())
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
            ids.add(message().build().messageId());
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
        String text = Octet.text(message()
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
    void oneClickNeedsHttps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> message().listUnsubscribeOneClick("mailto:a@example.org"))
                .withMessageContaining("RFC 8058");
        assertThatIllegalArgumentException().isThrownBy(() -> message().listUnsubscribe("javascript:alert(1)"));
    }

    @Test
    void encodedWordsAreSplitBetweenCharacters() throws IOException {
        String subject = "😀".repeat(100);

        String text = Octet.text(message().subject(subject).build().content());

        List<String> words = text.lines()
                .filter(line -> line.contains("=?UTF-8?B?"))
                .map(line -> line.replaceAll(".*=\\?UTF-8\\?B\\?(.*)\\?=", "$1"))
                .toList();
        assertThat(words).hasSizeGreaterThan(5);
        assertThat(words).allMatch(word -> !utf8(word).contains("\uFFFD"));
        assertThat(String.join("", words.stream().map(CompositionTest::utf8).toList()))
                .isEqualTo(subject);
        assertThat(text.lines()).allMatch(line -> line.length() <= 76);
    }

    private static String utf8(String base64) {
        return new String(java.util.Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void aFileNameBeyondAsciiHasAnAsciiOneBesideIt() throws IOException {
        String text = Octet.text(
                message().attach("Größenübersicht.pdf", new byte[1]).build().content());

        assertThat(text)
                .contains("Content-Type: application/pdf; name=\"Gro_enubersicht.pdf\"\r\n")
                .contains(
                        "Content-Disposition: attachment;\r\n filename*=UTF-8''Gr%C3%B6%C3%9Fen%C3%BCbersicht.pdf\r\n");
    }

    @Test
    void aMessageMayHoldAnother() throws IOException {
        Message inner = Message.builder()
                .from("in@example.org")
                .subject("inner")
                .text("Grüße, und noch viel mehr Text.\n".repeat(30))
                .build();
        Content content = message().text("outer").attach(inner).build().content();

        assertThat(Octet.text(content))
                .contains("Content-Type: message/rfc822\r\n", "Subject: inner", "Gr=C3=BC=C3=9Fe");
        assertThat(Octet.text(content.in(BodyType.EIGHT_BIT_MIME)))
                .contains("Content-Transfer-Encoding: 8bit\r\n\r\nDate:", "Grüße");
    }

    @Test
    void aNestedMessageThatCannotBeEncodedBecomesAFile() throws IOException {
        RawMessage inner =
                RawMessage.of(("From: a@example.org\n\n" + "Grüße\n".repeat(30)).getBytes(StandardCharsets.UTF_8));
        Content content = message().attach(inner).build().content();

        assertThat(Octet.text(content)).contains("application/octet-stream", "filename=\"message.eml\"", "base64");
        assertThat(content.body()).contains(BodyType.SEVEN_BIT);
        assertThat(Octet.text(content.in(BodyType.EIGHT_BIT_MIME))).contains("message/rfc822", "Grüße");
    }

    @Test
    void aColonBehindAnEncodedNameOfAGroupHasASpaceInFront() throws IOException {
        Message message = message().cc(new Group("Köche", List.of())).build();

        assertThat(Octet.text(message.content())).containsPattern("Cc: =\\?UTF-8\\?[BQ]\\?[^ ]+\\?= :;\r\n");
    }

    @Test
    void whatLooksLikeAnEncodedWordDoesNotGetIntoAnIdentifierOrALink() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> message().references("=?utf-8?q?=0D=0ABcc:x@y?=@example.org"))
                .withMessageStartingWith("References: ");
        assertThat(Octet.text(message()
                        .listUnsubscribe("https://example.org/?a=?b")
                        .build()
                        .content()))
                .contains("List-Unsubscribe: <https://example.org/?a=%3Fb>\r\n");
    }

    @Test
    void anotherFormIsNotMadeWhereTheSameWouldComeOut() {
        Content content = message().text("Grüße").build().content();

        assertThat(content.in(BodyType.BINARY_MIME)).isSameAs(content.in(BodyType.EIGHT_BIT_MIME));
    }

    @Test
    void aMessageIsTheSameHoweverOftenItIsRead() throws IOException {
        Message message = message().text("Grüße").attach("a", new byte[100_000]).build();

        assertThat(Octet.all(message.content())).isEqualTo(Octet.all(message.content()));
    }
}
