package io.postrider.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves of a message that lies in a file, whatever its size. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmlTest {

    private static final String HEADER = "From: a@b.example\nTo: x@y.example\n";

    /** Bodies on both sides of what is read at once. */
    private static final String SMALL = "body\n";

    private static final String LARGE = "body\n".repeat(8_000);

    @TempDir
    Path directory;

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start();
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    static Stream<String> bodies() {
        return Stream.of(SMALL, LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bcc: secret@c.example\nno field\n",
                "no field\nBcc: secret@c.example\n",
                "S\u00fcbject: x\nBcc: secret@c.example\n",
                "Bcc: c@d.example,\nsecret@c.example\n",
                "Bcc secret@c.example\n",
                "Bcc\u00a0: secret@c.example\n",
                "no field\nresent-bcc: d@e.example,\n secret@c.example\n",
            })
    void aBccIsRemovedThoughALineOfTheHeaderIsBroken(String lines) throws IOException {
        for (String body : bodies().toList()) {
            for (String lineBreak : List.of("\n", "\r\n", "\r")) {
                String message = HEADER + lines + "Subject: kept\n\n" + body;

                Run run = sendToOthers(write(message.replace("\n", lineBreak)));

                assertThat(run.status()).as(run.toString()).isZero();
                assertThat(lastText())
                        .contains("From: a@b.example\r\n", "Subject: kept\r\n")
                        .doesNotContain("secret");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aBatchToOthersRemovesTheBccOfABrokenHeader(String lineBreak) throws IOException {
        write((HEADER + "Bcc: secret@c.example\nno field\n\n" + SMALL).replace("\n", lineBreak));

        Run run = Run.of(
                "batch", "--server", sink.uri(), "--from", "a@b.example", "--to", "x@y.example", directory.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(lastText()).endsWith("\r\n\r\nbody\r\n").doesNotContain("secret");
    }

    @Test
    void aBccBehindBareCarriageReturnsIsRemovedFromALargeMessage() throws IOException {
        Path eml = write((HEADER + "Bcc: secret@c.example\n\n" + LARGE).replace('\n', '\r'));

        Run run = sendToOthers(eml);

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(lastText()).isEqualTo((HEADER + "\n" + LARGE).replace("\n", "\r\n"));
    }

    @Test
    void aBrokenHeaderSaysToNobodyWhomItIsFor() throws IOException {
        Path eml = write(HEADER + "Bcc: c@d.example,\ne@f.example\n\n" + SMALL);

        Run run = send(eml);

        assertThat(run.status()).as(run.toString()).isEqualTo(65);
        assertThat(run.err())
                .containsExactly(
                        "postrider send: " + eml + ": header field 4 of the message has no name: 'e@f.example'");
        assertThat(sink.counters().connections()).isZero();
    }

    @Test
    void aHeaderWithoutEndIsRefused() throws IOException {
        Path eml = write(HEADER + "Bcc: secret@c.example\n" + "X: y\n".repeat(300_000));

        Run run = sendToOthers(eml);

        assertThat(run.status()).as(run.toString()).isEqualTo(65);
        assertThat(run.err())
                .containsExactly("postrider send: " + eml + ": the message has a header of more than 1048576 octets");
    }

    @Test
    void theFromLineOfAnMboxIsRemovedFromALargeMessageToo() throws IOException {
        for (String body : bodies().toList()) {
            Run run = send(write("From a@b.example Sat Nov 21 10:00:00 2026\n" + HEADER + "\n" + body));

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(lastText()).startsWith("From: a@b.example\r\n");
        }
    }

    @Test
    void aByteOrderMarkIsRemovedFromALargeMessageToo() throws IOException {
        for (String body : bodies().toList()) {
            Run run = send(write("\u00ef\u00bb\u00bf" + HEADER + "\n" + body));

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(lastText()).startsWith("From: a@b.example\r\n");
        }
    }

    @Test
    void aLargeMessageWithABccSaysItsSize() throws IOException {
        Run run = send(write(HEADER + "Bcc: c@d.example\n\n" + LARGE));

        String leaves = (HEADER + "\n" + LARGE).replace("\n", "\r\n");
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.err())
                .filteredOn(line -> line.contains("C: MAIL FROM:"))
                .singleElement()
                .asString()
                .contains(" SIZE=" + leaves.length());
        assertThat(lastText()).isEqualTo(leaves);
    }

    @Test
    void aLargeMessageWithABccIsNotAnnouncedToAServerThatTakesNoneSoLarge() throws IOException {
        try (Sink narrow = Sink.builder().maximumSize(40_000).start()) {
            Path eml = write(HEADER + "Bcc: c@d.example\n\n" + LARGE);

            Run run = Run.of("send", "--server", narrow.uri(), "--verbose", "--eml", eml.toString());

            assertThat(run.status()).as(run.toString()).isEqualTo(75);
            assertThat(run.out()).allMatch(line -> line.contains("takes 40000"));
            assertThat(run.err()).noneMatch(line -> line.contains("C: MAIL"));
        }
    }

    @Test
    void anOverlongLineIsRefusedWhateverTheSize() throws IOException {
        for (String body : bodies().toList()) {
            Path eml = write(HEADER + "\n" + body + "x".repeat(1_500) + "\n");

            for (Run run : List.of(send(eml), Run.of("batch", "--server", sink.uri(), eml.toString()))) {
                assertThat(run.status()).as(run.toString()).isEqualTo(65);
                assertThat(run.err())
                        .singleElement()
                        .asString()
                        .endsWith(eml + ": a line of the message has 1500 octets, more than 998");
            }
        }
        assertThat(sink.counters().connections()).isZero();
    }

    private Path write(String message) throws IOException {
        return Files.writeString(directory.resolve("m.eml"), message, ISO_8859_1);
    }

    private Run send(Path eml) {
        return Run.of("send", "--server", sink.uri(), "--verbose", "--eml", eml.toString());
    }

    private Run sendToOthers(Path eml) {
        return Run.of(
                "send",
                "--server",
                sink.uri(),
                "--eml",
                eml.toString(),
                "--from",
                "a@b.example",
                "--to",
                "x@y.example");
    }

    private String lastText() {
        return sink.mails().get(sink.mails().size() - 1).text();
    }
}
