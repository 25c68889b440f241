package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parts of a composed message, their encodings, and the forms of the whole for transports that take more. */
class CompositionTest {

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
    void partsNestAsMailProgramsExpect() throws IOException {
        String text = Octet.text(Draft.message()
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
    void theTypeOfWhatIsRelatedIsThatOfACalendarIfThereIsNoText() throws IOException {
        String text = Octet.text(Draft.message()
                .calendar("REQUEST", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
                .inline("logo", Attachment.of("logo.png", new byte[10]))
                .build()
                .content());

        assertThat(text).contains("multipart/related; type=\"text/calendar\"");
    }

    @Test
    void aMessageOfOnePartHasNoMultipart() throws IOException {
        assertThat(Octet.text(Draft.message().text("x").build().content())).doesNotContain("multipart");
        assertThat(Octet.text(Draft.message().html("x").build().content()))
                .contains("Content-Type: text/html; charset=utf-8")
                .doesNotContain("multipart");
        assertThat(Octet.text(Draft.message().build().content())).endsWith("7bit\r\n\r\n");
    }

    @Test
    void whatIsAsciiHasOneFormAndLiesInMemory() {
        Content content =
                Draft.message().text("plain").html("<p>plain</p>").build().content();

        assertThat(content).isInstanceOf(InMemory.class);
        assertThat(content.in(BodyType.BINARY_MIME)).isSameAs(content);
        assertThat(content.body()).contains(BodyType.SEVEN_BIT);
    }

    @Test
    void theShorterEncodingIsTaken() throws IOException {
        assertThat(Octet.text(Draft.message()
                        .text("Mostly plain, with an ü in it, and more")
                        .build()
                        .content()))
                .contains("Content-Transfer-Encoding: quoted-printable", "an =C3=BC in");
        assertThat(Octet.text(Draft.message().text("こんにちは世界").build().content()))
                .contains("Content-Transfer-Encoding: base64");
        assertThat(Octet.text(Draft.message().text("x".repeat(999)).build().content()))
                .contains("Content-Transfer-Encoding: quoted-printable");
        assertThat(Octet.text(Draft.message().text("x".repeat(998)).build().content()))
                .contains("Content-Transfer-Encoding: 7bit");
    }

    @Test
    void aTransportThatTakesMoreGetsLess() throws IOException {
        Content content = Draft.message()
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
    void aFileNameBeyondAsciiHasAnAsciiOneBesideIt() throws IOException {
        String text = Octet.text(Draft.message()
                .attach("Größenübersicht.pdf", new byte[1])
                .build()
                .content());

        assertThat(text)
                .contains("Content-Type: application/pdf; name=\"Gro_enubersicht.pdf\"\r\n")
                .contains(
                        "Content-Disposition: attachment;\r\n filename*=UTF-8''Gr%C3%B6%C3%9Fen%C3%BCbersicht.pdf\r\n");
    }

    @Test
    void aTypeThatNamesItsFileGetsNoSecondName() throws IOException {
        for (String name : List.of("name=\"x.csv\"", "NAME=x.csv", "name*=utf-8''x.csv", "a=\"\\\"\"; name*0=x.csv")) {
            String text = Octet.text(Draft.message()
                    .attach(Attachment.of("Grüße.csv", new byte[1]).type("text/csv; " + name))
                    .build()
                    .content());

            assertThat(text)
                    .contains("Content-Type: text/csv; " + name + "\r\n", "filename*=UTF-8''Gr%C3%BC%C3%9Fe.csv");
        }
        assertThat(Octet.text(Draft.message()
                        .attach(Attachment.of("Grüße.csv", new byte[1]).type("text/csv; a=\"; name=x\"; b-name=y"))
                        .build()
                        .content()))
                .contains("name=\"Gru_e.csv\"");
    }

    @Test
    void aMessageMayHoldAnother() throws IOException {
        Message inner = Message.builder()
                .from("in@example.org")
                .subject("inner")
                .text("Grüße, und noch viel mehr Text.\n".repeat(30))
                .build();
        Content content = Draft.message().text("outer").attach(inner).build().content();

        assertThat(Octet.text(content))
                .contains("Content-Type: message/rfc822\r\n", "Subject: inner", "Gr=C3=BC=C3=9Fe");
        assertThat(Octet.text(content.in(BodyType.EIGHT_BIT_MIME)))
                .contains("Content-Transfer-Encoding: 8bit\r\n\r\nDate:", "Grüße");
    }

    @Test
    void aNestedMessageThatCannotBeEncodedBecomesAFile() throws IOException {
        RawMessage inner =
                RawMessage.of(("From: a@example.org\n\n" + "Grüße\n".repeat(30)).getBytes(StandardCharsets.UTF_8));
        Content content = Draft.message().attach(inner).build().content();

        assertThat(Octet.text(content)).contains("application/octet-stream", "filename=\"message.eml\"", "base64");
        assertThat(content.body()).contains(BodyType.SEVEN_BIT);
        assertThat(Octet.text(content.in(BodyType.EIGHT_BIT_MIME))).contains("message/rfc822", "Grüße");
    }

    @Test
    void anotherFormIsNotMadeWhereTheSameWouldComeOut() {
        Content content = Draft.message().text("Grüße").build().content();

        assertThat(content.in(BodyType.BINARY_MIME)).isSameAs(content.in(BodyType.EIGHT_BIT_MIME));
    }

    @Test
    void aMessageIsTheSameHoweverOftenItIsRead() throws IOException {
        Message message =
                Draft.message().text("Grüße").attach("a", new byte[100_000]).build();

        assertThat(Octet.all(message.content())).isEqualTo(Octet.all(message.content()));
    }
}
