package io.postrider.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Extension;
import io.postrider.sink.ReceivedMail;
import io.postrider.sink.Sink;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A composed mail takes the form that the server can take. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EightBitTest {

    private static final String TEXT = "Grüße aus Köln, Москва и 東京\n";

    @TempDir
    Path directory;

    @Test
    void aServerThatOffers8BitMimeGetsTheTextAsItIs() {
        try (Sink sink = Sink.start()) {
            Run run = send(sink, "a@example.org", "b@example.org");

            ReceivedMail mail = sink.mails().get(0);
            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err()).anyMatch(line -> line.contains("C: MAIL FROM:") && line.contains(" BODY=8BITMIME"));
            assertThat(mail.text()).contains("Content-Transfer-Encoding: 8bit\r\n");
            assertThat(new String(mail.content(), UTF_8)).contains(TEXT.strip());
        }
    }

    @Test
    void aServerWithout8BitMimeGetsSevenBits() {
        try (Sink sink = Sink.builder()
                .without(Extension.EIGHT_BIT_MIME, Extension.BINARYMIME)
                .start()) {
            Run run = send(sink, "a@example.org", "b@example.org");

            ReceivedMail mail = sink.mails().get(0);
            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err()).noneMatch(line -> line.contains("BODY="));
            assertThat(mail.text()).contains("Content-Transfer-Encoding: ").doesNotContain("8bit");
            assertThat(mail.content()).doesNotContain(new byte[] {(byte) 0xC3}[0]);
        }
    }

    /** Eight bits are none too many for a binary mail (RFC 3030 section 3). */
    @Test
    void aServerThatOffersBinaryAndNot8BitMimeGetsTheTextAsItIs() {
        try (Sink sink = Sink.builder().without(Extension.EIGHT_BIT_MIME).start()) {
            Run run = send(sink, "a@example.org", "b@example.org");

            ReceivedMail mail = sink.mails().get(0);
            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err()).anyMatch(line -> line.contains("C: MAIL FROM:") && line.contains(" BODY=BINARYMIME"));
            assertThat(new String(mail.content(), UTF_8)).contains(TEXT.strip());
        }
    }

    /** Binary takes BDAT (RFC 3030 section 3). */
    @Test
    void aServerThatOffersBinaryAndNoChunksGetsSevenBits() {
        try (Sink sink = Sink.builder()
                .without(Extension.EIGHT_BIT_MIME, Extension.CHUNKING)
                .start()) {
            Run run = send(sink, "a@example.org", "b@example.org");

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err()).noneMatch(line -> line.contains("BODY="));
            assertThat(sink.mails().get(0).content()).doesNotContain(new byte[] {(byte) 0xC3}[0]);
        }
    }

    @Test
    void aServerThatOffers8BitMimeAndNotBinaryGetsTheTextAsItIs() {
        try (Sink sink = Sink.builder().without(Extension.BINARYMIME).start()) {
            Run run = send(sink, "a@example.org", "b@example.org");

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err()).anyMatch(line -> line.contains("C: MAIL FROM:") && line.contains(" BODY=8BITMIME"));
            assertThat(new String(sink.mails().get(0).content(), UTF_8)).contains(TEXT.strip());
        }
    }

    @Test
    void anAddressBeyondAsciiTakesSmtpUtf8() {
        try (Sink sink = Sink.start()) {
            Run run = send(sink, "jürgen@bücher.example", "b@example.org");

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err())
                    .anyMatch(line -> line.contains("C: MAIL FROM:<jürgen@bücher.example>")
                            && line.contains(" SMTPUTF8")
                            && line.contains(" BODY=8BITMIME"));
            assertThat(new String(sink.mails().get(0).content(), UTF_8)).contains("From: jürgen@bücher.example\r\n");
        }
    }

    @Test
    void aDomainBeyondAsciiTakesNoSmtpUtf8() {
        try (Sink sink = Sink.start()) {
            Run run = send(sink, "info@bücher.example", "b@example.org");

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.err())
                    .anyMatch(line -> line.contains("C: MAIL FROM:<info@xn--bcher-kva.example>"))
                    .noneMatch(line -> line.contains("C: ") && line.contains("SMTPUTF8"));
        }
    }

    private static Run send(Sink sink, String from, String to) {
        return Run.of("send", "--server", sink.uri(), "--verbose", "--from", from, "--to", to, "--text", TEXT);
    }
}
