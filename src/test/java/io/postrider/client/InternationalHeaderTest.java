package io.postrider.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.InFile;
import io.postrider.Mail;
import io.postrider.Streamed;
import io.postrider.dkim.DkimKey;
import io.postrider.dkim.DkimSigner;
import io.postrider.mime.Message;
import io.postrider.mime.RawMessage;
import io.postrider.sink.Extension;
import io.postrider.sink.ReceivedPath;
import io.postrider.sink.Sink;
import io.postrider.testing.Play;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A header beyond ASCII takes SMTPUTF8 (RFC 6531 section 3.4), even where the envelope does not, and wherever the content comes from. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InternationalHeaderTest {

    private static final int LARGE = 2 << 20;

    @TempDir
    Path directory;

    private enum Kind {
        COMPOSED_WITH_A_FILE {
            @Override
            Content content(Path directory) throws IOException {
                return composed(directory);
            }
        },
        COMPOSED_WITH_A_FILE_AND_SIGNED {
            @Override
            Content content(Path directory) throws Exception {
                return signer().sign(composed(directory));
            }
        },
        LARGE_BODY_SIGNED_ONCE_FOR_MANY {
            @Override
            Content content(Path directory) throws Exception {
                Content body = Content.of(Files.writeString(directory.resolve("body"), "large\r\n".repeat(LARGE / 7)));
                return signer().shareBody(body).sign((HEADER + "\r\n").getBytes(UTF_8));
            }
        },
        LARGE_FILE {
            @Override
            Content content(Path directory) throws IOException {
                return RawMessage.of(largeOfUnix(directory, UTF_8)).content();
            }
        },
        VOUCHED_FOR_FILE {
            @Override
            Content content(Path directory) throws IOException {
                return new InFile(large(directory, UTF_8), Optional.of(BodyType.EIGHT_BIT_MIME), true);
            }
        };

        abstract Content content(Path directory) throws Exception;
    }

    private static final String HEADER = "From: jürgen@example.org";

    private static Content composed(Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "attached\n".repeat(LARGE / 9));
        return Message.builder()
                .from("jürgen@example.org")
                .to("b@example.org")
                .text("Hello")
                .attach(file)
                .build()
                .content();
    }

    private static Path large(Path directory, Charset charset) throws IOException {
        return Files.writeString(
                directory.resolve("large.eml"), HEADER + "\r\n\r\n" + "large\r\n".repeat(LARGE / 7), charset);
    }

    /** Its line ends are mended while it is read. */
    private static Path largeOfUnix(Path directory, Charset charset) throws IOException {
        return Files.writeString(directory.resolve("unix.eml"), HEADER + "\n\n" + "large\n".repeat(LARGE / 6), charset);
    }

    private static DkimSigner signer() throws Exception {
        DkimKey key = DkimKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        return DkimSigner.builder().domain("example.org").selector("s").key(key).build();
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderInUtf8OfAMailThatIsReadWhileItIsSentIsDeclared(Kind kind) throws Exception {
        Content content = kind.content(directory);

        try (Sink sink = Sink.start()) {
            assertThat(send(content, sink)).startsWith("b ACCEPTED");

            assertThat(reversePath(sink).toString()).contains("SMTPUTF8");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderInUtf8DoesNotGoToAServerThatDoesNotOfferSmtpUtf8(Kind kind) throws Exception {
        Content content = kind.content(directory);

        try (Sink sink = Sink.builder().without(Extension.SMTPUTF8).start()) {
            assertThat(send(content, sink)).isEqualTo("b NOT_SENT MAIL P");

            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void aLargeFileWithALatin1HeaderTakesNoSmtpUtf8() throws IOException {
        Content content = RawMessage.of(largeOfUnix(directory, ISO_8859_1)).content();
        assertThat(content).isInstanceOf(Streamed.class);

        try (Sink sink = Sink.start()) {
            assertThat(send(content, sink)).startsWith("b ACCEPTED");

            assertThat(reversePath(sink).toString()).doesNotContain("SMTPUTF8");
        }
    }

    private static ReceivedPath reversePath(Sink sink) {
        return sink.mails().get(0).reversePath();
    }

    private static String send(Content content, Sink sink) {
        Envelope envelope = Envelope.from("a@example.com").to("b@example.org").build();
        try (SmtpClient client = SmtpClient.of(sink.uri())) {
            return Play.verdict(client.send(new Mail(envelope, content)));
        }
    }
}
