package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.postrider.Content;
import io.postrider.InMemory;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedStreamTest {

    private static final String HEADER = "From: a@example.org\nSubject: s\n\n";
    private static final String LINE = "one line of many, with a lone LF at its end\n";

    private final DkimSigner signer = DkimSigner.builder()
            .domain("example.org")
            .selector("rsa")
            .key(TestKeys.RSA)
            .build()
            .and(DkimSigner.builder()
                    .domain("example.org")
                    .selector("ed")
                    .key(TestKeys.ED25519)
                    .canonicalization(Canonicalization.SIMPLE, Canonicalization.SIMPLE)
                    .build());

    @TempDir
    Path directory;

    @Test
    void aLargeFileIsVerified() throws Exception {
        Path file = Files.writeString(directory.resolve("large.txt"), HEADER + LINE.repeat(50_000));

        Content signed = signer.sign(Content.of(file));

        byte[] octets = Texts.read(signed);
        Files.write(directory.resolve("large.eml"), octets);
        Verifiers verifiers = new Verifiers(signer.dnsRecords());
        assertThat(signed).isInstanceOf(SignedStream.class);
        assertThat(signed.size()).hasValue(octets.length);
        assertThat(verifiers.jdkim(octets)).isOne();
        assertThat(verifiers.dkimpy(directory))
                .containsEntry("large.eml 0", "pass")
                .containsEntry("large.eml 1", "pass");
    }

    @Test
    void aSmallFileIsTakenIntoMemory() throws Exception {
        Path file = Files.writeString(directory.resolve("small.txt"), HEADER + LINE);

        Content signed = signer.sign(Content.of(file));

        assertThat(signed).isInstanceOf(InMemory.class);
        assertThat(Texts.readText(signed)).endsWith("\r\n\r\n" + LINE.replace("\n", "\r\n"));
    }

    @Test
    void itMayBeOpenedAgainAndIsNotSignedAgain() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Content signed = signer.sign(Content.of(() -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(Texts.octets(HEADER + LINE));
        }));

        assertThat(Texts.read(signed)).isEqualTo(Texts.read(signed));
        assertThat(opened).hasValue(3);
    }

    @Test
    void itIsReadInPiecesOfAnySize() throws Exception {
        Content signed = signer.sign(Texts.streamed(Texts.octets(HEADER + LINE.repeat(20))));
        byte[] whole = Texts.read(signed);

        ByteBuffer read = ByteBuffer.allocate(whole.length);
        try (ReadableByteChannel channel = signed.open()) {
            ByteBuffer one = ByteBuffer.allocate(1);
            while (channel.read(one.clear()) >= 0) {
                read.put(one.flip());
            }
            assertThat(channel.isOpen()).isTrue();
        }

        assertThat(read.array()).isEqualTo(whole);
    }

    @Test
    void aMessageFarLargerThanTheHeapIsSignedAndSent() throws Exception {
        assertThat(AnotherJvm.run(LargeMessage.class, "-Xmx24m"))
                .isEqualTo("all " + LargeMessage.SIZE + " octets and more");
    }

    @Test
    void aContentThatHasChangedSinceIsNotSentToItsEnd() throws Exception {
        Path file = Files.writeString(directory.resolve("large.txt"), HEADER + LINE.repeat(10_000));
        Content signed = signer.sign(Content.of(file));

        for (String changed : new String[] {LINE.repeat(9_999), LINE.repeat(10_001)}) {
            Files.writeString(file, HEADER + changed);

            assertThatIOException()
                    .isThrownBy(() -> Texts.read(signed))
                    .withMessage("the content has changed since it was signed");
        }
    }

    @Test
    void noLoneLineEndLeavesEvenFromAContentThatHasChanged() throws Exception {
        Path file = Files.writeString(directory.resolve("large.txt"), HEADER + LINE.repeat(10_000));
        Content signed = signer.sign(Content.of(file));

        Files.writeString(
                file,
                HEADER.replace("\n", "\r")
                        + LINE.replace("lone LF", "lone\rLF\n").repeat(9_000));
        ByteBuffer read = ByteBuffer.allocate(2_000_000);
        assertThatIOException().isThrownBy(() -> {
            try (ReadableByteChannel channel = signed.open()) {
                while (channel.read(read) >= 0) {
                    assertThat(read.hasRemaining()).isTrue();
                }
            }
        });

        String left = Texts.text(read.array()).substring(0, read.position());
        assertThat(left.replace("\r\n", "")).isNotEmpty().doesNotContain("\r", "\n");
    }
}
