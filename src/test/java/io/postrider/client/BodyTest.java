package io.postrider.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.InMemory;
import io.postrider.Mail;
import io.postrider.sink.Extension;
import io.postrider.sink.ReceivedMail;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What MAIL says of octets above 127, and where they do not go: RFC 6152, RFC 3030 section 3. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BodyTest {

    private static final byte[] EIGHT_BITS = "Subject: x\r\n\r\nGr\u00FC\u00DFe\r\n".getBytes(UTF_8);

    @TempDir
    Path directory;

    /** Where the octets come from, and what is said of them. */
    private enum Kind {
        IN_MEMORY {
            @Override
            Content content(Path directory) {
                return Content.of(EIGHT_BITS);
            }
        },
        IN_MEMORY_AND_VOUCHED_FOR {
            @Override
            Content content(Path directory) {
                return InMemory.canonical(EIGHT_BITS, BodyType.EIGHT_BIT_MIME);
            }
        },
        IN_MEMORY_SAID_TO_BE_SEVEN_BITS {
            @Override
            Content content(Path directory) {
                return new InMemory(ByteBuffer.wrap(EIGHT_BITS), Optional.of(BodyType.SEVEN_BIT), false);
            }
        },
        IN_A_FILE {
            @Override
            Content content(Path directory) throws IOException {
                return Content.of(file(directory));
            }
        },
        IN_A_FILE_SAID_TO_BE_SEVEN_BITS {
            @Override
            Content content(Path directory) throws IOException {
                return new InFile(file(directory), Optional.of(BodyType.SEVEN_BIT), false);
            }
        },
        A_STREAM_OF_WHICH_NOTHING_IS_KNOWN {
            @Override
            Content content(Path directory) {
                return Content.of(() -> new ByteArrayInputStream(EIGHT_BITS));
            }
        };

        abstract Content content(Path directory) throws IOException;

        private static Path file(Path directory) throws IOException {
            return Files.write(directory.resolve("mail.eml"), EIGHT_BITS);
        }
    }

    private static Sink without(Extension... missing) {
        return Sink.builder().without(missing).start();
    }

    private static String send(Sink sink, Content content) {
        try (SmtpClient client = SmtpClient.of(sink.uri())) {
            return Play.verdict(client.send(new Mail(Mails.envelope("b").build(), content)));
        }
    }

    private static String body(Sink sink) {
        ReceivedMail mail = sink.mails().get(0);
        assertThat(mail.content()).isEqualTo(EIGHT_BITS);
        return mail.reversePath().parameters().getOrDefault("BODY", "none");
    }

    @ParameterizedTest
    @EnumSource
    void eightBitsAreSaidToBeThat(Kind kind) throws IOException {
        try (Sink sink = without(Extension.BINARYMIME)) {
            assertThat(send(sink, kind.content(directory))).startsWith("b ACCEPTED");

            assertThat(body(sink)).isEqualTo("8BITMIME");
        }
    }

    /** Nobody looks at a stream before it leaves. */
    @Test
    void aStreamThatIsSaidToBeSevenBitsAndIsNotDoesNotLeave() {
        Content stream = new OwnContent() {
            @Override
            public Optional<BodyType> body() {
                return Optional.of(BodyType.SEVEN_BIT);
            }

            @Override
            public ReadableByteChannel open() {
                return Channels.newChannel(new ByteArrayInputStream(EIGHT_BITS));
            }
        };
        try (Sink sink = without()) {
            assertThat(send(sink, stream)).isEqualTo("b NOT_SENT CONTENT P");
            assertThat(sink.mails()).isEmpty();
        }
    }

    /** Octets of any value include those of text, and text with its line ends is what a binary message may be. */
    @ParameterizedTest
    @EnumSource
    void whereEightBitsAreNotOfferedAndBinaryIsTheyAreSaidToBeBinary(Kind kind) throws IOException {
        try (Sink sink = without(Extension.EIGHT_BIT_MIME)) {
            assertThat(send(sink, kind.content(directory))).startsWith("b ACCEPTED");

            assertThat(body(sink)).isEqualTo("BINARYMIME");
        }
    }

    @Test
    void whereEightBitsAreNotOfferedSevenBitsAreStillNoMoreThanThat() {
        try (Sink sink = without(Extension.EIGHT_BIT_MIME)) {
            assertThat(send(sink, Mails.content())).startsWith("b ACCEPTED");

            assertThat(sink.mails().get(0).reversePath().parameters()).doesNotContainKey("BODY");
        }
    }

    static Stream<List<Extension>> sevenBitServers() {
        return Stream.of(
                List.of(Extension.EIGHT_BIT_MIME, Extension.BINARYMIME),
                List.of(Extension.EIGHT_BIT_MIME, Extension.CHUNKING),
                List.of(Extension.EIGHT_BIT_MIME, Extension.BINARYMIME, Extension.CHUNKING));
    }

    @ParameterizedTest
    @MethodSource("sevenBitServers")
    void eightBitsNeverGoToAServerThatTakesSeven(List<Extension> missing) throws IOException {
        for (Kind kind : Kind.values()) {
            try (Sink sink = without(missing.toArray(new Extension[0]))) {
                assertThat(send(sink, kind.content(directory)))
                        .as(kind + " without " + missing)
                        .startsWith("b NOT_SENT")
                        .endsWith(" P");
                assertThat(sink.mails()).isEmpty();
            }
        }
    }
}
