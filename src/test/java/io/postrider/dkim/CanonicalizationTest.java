package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CanonicalizationTest {

    private static final String EMPTY_LINE_HASH = "frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=";

    // The message of RFC 6376 section 3.4.5.
    private static final String HEADER = "A: X\r\nB : Y\t\r\n\tZ  \r\n";
    private static final String BODY = " C \r\nD \t E\r\n\r\n\r\n";

    @Test
    void aRelaxedHeaderIsThatOfTheRfc() throws IOException {
        assertThat(header(Canonicalization.RELAXED)).isEqualTo("a:X\r\nb:Y Z\r\n");
    }

    @Test
    void aSimpleHeaderStaysAsItIs() throws IOException {
        assertThat(header(Canonicalization.SIMPLE)).isEqualTo(HEADER);
    }

    @Test
    void aRelaxedBodyIsThatOfTheRfc() {
        assertThat(hash(Canonicalization.RELAXED, BODY)).isEqualTo(sha256(" C\r\nD E\r\n"));
    }

    @Test
    void aSimpleBodyIsThatOfTheRfc() {
        assertThat(hash(Canonicalization.SIMPLE, BODY)).isEqualTo(sha256(" C \r\nD \t E\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBodyIsOneEmptyLineInEitherForm(Canonicalization form) {
        for (String body : List.of("", "\r\n", "\r\n\r\n\r\n")) {
            byte[] octets = Texts.octets(body);
            BodyHash hash =
                    BodyHashes.of(List.of(form), octets, 0, octets.length).of(form);

            assertThat(hash.base64()).isEqualTo(EMPTY_LINE_HASH);
            assertThat(hash.form()).isEqualTo(Canonicalization.SIMPLE);
        }
    }

    @Test
    void aRelaxedBodyOfWhiteSpaceIsHashedAsItIs() {
        assertThat(hash(Canonicalization.RELAXED, " \r\n\t\r\n\r\n")).isEqualTo(sha256(" \r\n\t\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    void theHashDoesNotDependOnHowTheBodyIsSplit(Canonicalization form) {
        for (String message : Corpus.messages()) {
            byte[] body = Texts.octets(message.replaceAll("\r\n|\r|\n", "\r\n"));
            String whole = split(form, body, body.length + 1);

            assertThat(split(form, body, 1)).isEqualTo(whole);
            assertThat(split(form, body, 7)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyLargerThanAnyBufferIsHashedWhole(Canonicalization form) {
        String body = "word \t word\r\n".repeat(10_000) + "x".repeat(500_000) + " \r\n".repeat(3) + "end\r\n";
        String expected = form == Canonicalization.SIMPLE
                ? body
                : body.replaceAll("[ \t]+", " ").replace(" \r\n", "\r\n");

        assertThat(hash(form, body)).isEqualTo(sha256(expected));
    }

    private static String split(Canonicalization form, byte[] body, int size) {
        BodyHashes.Making making = new BodyHashes.Making(List.of(form));
        for (int at = 0; at < body.length; at += size) {
            making.update(body, at, Math.min(body.length, at + size));
        }
        return making.finish().of(form).base64();
    }

    private static String hash(Canonicalization form, String body) {
        byte[] octets = Texts.octets(body);
        return BodyHashes.of(List.of(form), octets, 0, octets.length).of(form).base64();
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(BodyDigest.sha256().digest(Texts.octets(text)));
    }

    private static String header(Canonicalization form) throws IOException {
        byte[] header = Texts.octets("From: a\r\n" + HEADER);
        List<HeaderField> fields = HeaderSection.of(header, 0, header.length).pick(List.of("a", "b"));
        Octets written = new Octets(16);
        for (HeaderField field : fields) {
            form.write(field, written);
            written.addLineEnd();
        }
        return Texts.text(written.toArray());
    }
}
