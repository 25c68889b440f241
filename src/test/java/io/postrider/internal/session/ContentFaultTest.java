package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.LAST_CHUNK;
import static io.postrider.testing.Dialogues.chunkedMailTo;
import static io.postrider.testing.Dialogues.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.Streamed;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A content that throws is the end of its own mail: not of another one, nor of the connection where nothing of it has left. */
class ContentFaultTest {

    private static final String AFTER_RESET =
            "C: RSET\n" + envelope("b") + "S: 250 ok\n".repeat(3) + LAST_CHUNK + "S: 250 done\n";

    /** What a content may throw. */
    private enum Thrown {
        EXCEPTION {
            @Override
            void raise() {
                throw new IllegalStateException("no such template");
            }
        },
        ERROR {
            @Override
            void raise() {
                throw new NoClassDefFoundError("com.example.Template");
            }
        },
        IO_EXCEPTION {
            @Override
            void raise() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        abstract void raise() throws IOException;

        String verdict() {
            return "b NOT_SENT CONTENT " + (this == IO_EXCEPTION ? "T" : "P");
        }
    }

    /** Which of its methods throws there. */
    private enum Where {
        IN,
        SIZE,
        BODY,
        CANONICAL
    }

    /** Throws if it is asked on an event loop. */
    private record Tender(Where where) implements Streamed {

        private void at(Where here) {
            if (here == where && Thread.currentThread().getName().startsWith("postrider-loop")) {
                throw new IllegalStateException("asked on an event loop");
            }
        }

        @Override
        public Content in(BodyType widest) {
            at(Where.IN);
            return this;
        }

        @Override
        public OptionalLong size() {
            at(Where.SIZE);
            return OptionalLong.of(Mails.MESSAGE.length());
        }

        @Override
        public Optional<BodyType> body() {
            at(Where.BODY);
            return Optional.of(BodyType.SEVEN_BIT);
        }

        @Override
        public boolean canonical() {
            at(Where.CANONICAL);
            return true;
        }

        @Override
        public ReadableByteChannel open() {
            return Channels.newChannel(new ByteArrayInputStream(Mails.MESSAGE.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static Mail mail(Content content) {
        return new Mail(Mails.envelope("b").build(), content);
    }

    private static Script script(String text) {
        return Script.of(text).client(client -> client.pool(Pools.of(1)));
    }

    private static void requireAccepted(String verdict) {
        assertThat(verdict).isEqualTo("b ACCEPTED END_OF_DATA 250");
    }

    @ParameterizedTest
    @EnumSource
    void noEventLoopAsksAContentWhatItIs(Where where) {
        script(CHUNKING_OFFERED + chunkedMailTo("b")).play(play -> requireAccepted(play.send(mail(new Tender(where)))));
    }

    @ParameterizedTest
    @EnumSource
    void aContentThatDoesNotOpenCostsNoConnectionWhereBdatIsNotYetSaid(Thrown thrown) {
        Content closed = Content.of(() -> {
            thrown.raise();
            throw new AssertionError();
        });
        script(CHUNKING_OFFERED + envelope("b") + "S: 250 ok\nS: 250 ok\n" + AFTER_RESET)
                .play(play -> {
                    assertThat(play.send(mail(closed))).isEqualTo(thrown.verdict());
                    requireAccepted(play.send(Mails.to("b")));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aContentThatDoesNotOpenIsNeverEndedWhereDataIsGranted(Thrown thrown) {
        Content closed = Content.of(() -> {
            thrown.raise();
            throw new AssertionError();
        });
        String granted = CHUNKING_OFFERED.replace("S: 250-CHUNKING\n", "") + envelope("b")
                + "C: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\n";
        script(granted + "C: <no dot>\n---\n" + granted + "C: <content>\nC: .\nS: 250 done\n")
                .play(play -> {
                    assertThat(play.send(mail(closed))).isEqualTo(thrown.verdict());
                    requireAccepted(play.send(Mails.to("b")));
                });
    }

    @Test
    void aFileThatIsGoneCostsNoConnection(@TempDir Path directory) {
        script(CHUNKING_OFFERED + envelope("b") + "S: [cue here]\nS: [await gone]\nS: 250 ok\nS: 250 ok\n"
                        + AFTER_RESET)
                .play(play -> {
                    Path file = Files.createTempFile(directory, "mail", ".eml");
                    Files.writeString(file, Mails.MESSAGE);
                    CompletableFuture<Receipt> sent =
                            play.client().send(mail(new InFile(file, Optional.of(BodyType.SEVEN_BIT), true)));
                    play.await("here");
                    Files.delete(file);
                    play.cue("gone");

                    assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT CONTENT T");
                    requireAccepted(play.send(Mails.to("b")));
                });
    }

    /** Has nothing of what it says it has. */
    private static final class Hollow implements Streamed {
        @Override
        public OptionalLong size() {
            return OptionalLong.of(1000);
        }

        @Override
        public Optional<BodyType> body() {
            return Optional.of(BodyType.SEVEN_BIT);
        }

        @Override
        public boolean canonical() {
            return true;
        }

        @Override
        public ReadableByteChannel open() {
            return Channels.newChannel(new ByteArrayInputStream(new byte[0]));
        }
    }

    @Test
    void aContentThatHasNothingOfWhatItSaidCostsNoConnection() {
        script(CHUNKING_OFFERED + envelope("b") + "S: 250 ok\nS: 250 ok\n" + AFTER_RESET)
                .play(play -> {
                    assertThat(play.send(mail(new Hollow()))).isEqualTo("b NOT_SENT CONTENT T");
                    requireAccepted(play.send(Mails.to("b")));
                });
    }
}
