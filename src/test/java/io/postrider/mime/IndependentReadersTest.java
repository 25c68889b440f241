package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.mime.reader.AngusReader;
import io.postrider.mime.reader.Meaning;
import io.postrider.mime.reader.Mime4jReader;
import io.postrider.mime.reader.PythonReader;
import io.postrider.mime.reader.Records;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was meant is what others read, in each form of each message. */
class IndependentReadersTest {

    /** Every combination of six kinds of parts, thirty-two times. */
    private static final int COMBINATIONS = 64;

    private static final int MESSAGES = COMBINATIONS * 32;

    @TempDir
    Path directory;

    @Test
    void pythonReadsWhatWasMeantAndFindsNoDefect() throws Exception {
        requirePython();
        Path records = directory.resolve("messages.jsonl");

        try (BufferedWriter out = Files.newBufferedWriter(records)) {
            forEach((number, octets, meaning) -> out.write(Records.line(number, octets, false, meaning)));
        }

        assertThat(PythonReader.read(records)).isEqualTo(MESSAGES + " messages read, 0 problems\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?utf-8?q?J=C3=B6rg?= =?utf-8?q?M=C3=BCller?=", "=?utf-8?q?J=C3=B6rgM=C3=BCller?="})
    void aSpaceThatIsLostInANameIsToldOf(String written) throws Exception {
        requirePython();
        Path records = directory.resolve("lost.jsonl");
        Meaning.Address meant = new Meaning.Address("Jörg Müller", "j@example.org");
        byte[] message =
                ("From: " + written + " <j@example.org>\r\nSubject: s\r\n\r\nt\r\n").getBytes(StandardCharsets.UTF_8);
        Meaning meaning = new Meaning(
                List.of(meant), List.of(), List.of(), "s", "t\n", null, null, List.of(), List.of(), List.of());

        Files.writeString(records, Records.line(1, message, true, meaning));

        assertThat(PythonReader.read(records)).startsWith("message 1: ").contains("from: [['Jörg Müller', ");
    }

    private static void requirePython() {
        boolean there = PythonReader.isPresent();
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("python3 must be installed for CI")
                .isTrue();
        assumeTrue(there, "no python3 on this machine: what Python reads was not tested");
    }

    @Test
    void mime4jReadsWhatWasMeant() throws Exception {
        forEach((number, octets, meaning) -> assertSame(number, Mime4jReader.read(octets), meaning));
    }

    @Test
    void angusReadsWhatWasMeant() throws Exception {
        forEach((number, octets, meaning) -> assertSame(number, AngusReader.read(octets), meaning));
    }

    private static void assertSame(int number, Meaning read, Meaning meant) {
        boolean single = isSingle(number % COMBINATIONS);
        assertThat(single ? read.withoutLastBreak() : read)
                .as("message %d", number)
                .isEqualTo(single ? meant.withoutLastBreak() : meant);
    }

    /** Whether the message is one text and nothing else. */
    private static boolean isSingle(int parts) {
        return parts < 3 || parts == 4;
    }

    private interface Check {
        void check(int number, byte[] octets, Meaning meaning) throws IOException;
    }

    private static void forEach(Check check) throws IOException {
        Corpus corpus = new Corpus(20261121);
        BodyType[] forms = BodyType.values();
        for (int i = 0; i < MESSAGES; i++) {
            Corpus.Sample sample = corpus.next(i % COMBINATIONS);
            Content form = sample.message().content().in(forms[i / COMBINATIONS % forms.length]);
            check.check(i, octets(form), sample.meaning());
        }
    }

    private static byte[] octets(Content content) throws IOException {
        try (ReadableByteChannel channel = content.open()) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }
}
