package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.sink.Extension;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens before a mail is announced: its content is asked for what it is, which may take long or fail. */
class PreparingTest {

    private final Sink sink = Sink.start();
    private final SmtpClient client = SmtpClient.of(sink.uri());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        client.close(Duration.ZERO);
        sink.close();
    }

    private static Mail mail(Content content) {
        return new Mail(Mails.envelope("b").build(), content);
    }

    private final class Slow extends OwnContent {
        @Override
        public Content in(BodyType widest) {
            asked.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return this;
        }
    }

    @Test
    void theDeadlineOfAMailEndsItWhileItsContentIsBeingPrepared() {
        try (SmtpClient hasty =
                SmtpClient.builder(sink.uri()).deadline(Duration.ofMillis(200)).build()) {
            CompletableFuture<Receipt> sent = hasty.send(mail(new Slow()));

            assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT QUEUE T");

            end.countDown();
        }
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void aMailIsCancelledWhileItsContentIsBeingPrepared() throws Exception {
        CompletableFuture<Receipt> sent = client.send(mail(new Slow()));
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        sent.cancel(true);

        Awaitility.await().until(() -> client.statistics().mailsWaiting() == 0);
        end.countDown();
        assertThat(Play.verdict(client.send(Mails.to("c")))).startsWith("c ACCEPTED");
        assertThat(sink.mails()).hasSize(1);
    }

    @Test
    void aClientClosesWhileAContentIsBeingPrepared() throws Exception {
        assertThat(Play.verdict(client.send(Mails.to("b")))).startsWith("b ACCEPTED");
        CompletableFuture<Receipt> sent = client.send(mail(new Slow()));
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        long before = System.nanoTime();
        client.close(Duration.ofMillis(100));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void theCallersCodeNeverRunsOnAnEventLoop() {
        OwnContent content = new OwnContent();

        for (int i = 0; i < 10; i++) {
            assertThat(Play.verdict(client.send(mail(content)))).startsWith("b ACCEPTED");
        }

        assertThat(content.threads).isNotEmpty().allMatch(thread -> thread.startsWith("postrider-caller"));
    }

    @Test
    void aFormIsMadeAnewForAServerThatTakesLessThanItDidBefore() throws IOException {
        Content eightBit = Content.of("Subject: x\r\n\r\n\u00e9\r\n".getBytes(StandardCharsets.UTF_8));
        Content forms = new OwnContent() {
            @Override
            public Content in(BodyType widest) {
                return widest == BodyType.SEVEN_BIT ? Mails.content() : eightBit;
            }
        };
        Sink wide = Sink.start();
        int port = wide.port();
        try (SmtpClient toBoth = SmtpClient.of(wide.uri())) {
            assertThat(Play.verdict(toBoth.send(mail(forms)))).startsWith("b ACCEPTED");
            assertThat(wide.mails().get(0).content()).isEqualTo(octets(eightBit));
            wide.close();
            try (Sink narrow = Sink.builder()
                    .port(port)
                    .without(Extension.EIGHT_BIT_MIME, Extension.CHUNKING, Extension.BINARYMIME)
                    .start()) {
                assertThat(Play.verdict(toBoth.send(mail(forms)))).startsWith("b ACCEPTED");
                assertThat(narrow.mails().get(0).content()).isEqualTo(octets(Mails.content()));
            }
        }
    }

    private static byte[] octets(Content content) throws IOException {
        return Channels.newInputStream(content.open()).readAllBytes();
    }

    static Stream<Content> broken() {
        return Stream.of(
                new OwnContent() {
                    @Override
                    public Content in(BodyType widest) {
                        throw new IllegalStateException("broken");
                    }
                },
                new OwnContent() {
                    @Override
                    public Content in(BodyType widest) {
                        throw new AssertionError("broken");
                    }
                },
                new OwnContent() {
                    @Override
                    @SuppressWarnings("NullAway")
                    public Content in(BodyType widest) {
                        return null;
                    }
                },
                new OwnContent() {
                    @Override
                    public boolean quick() {
                        throw new IllegalStateException("broken");
                    }
                },
                new OwnContent() {
                    @Override
                    public OptionalLong size() {
                        return OptionalLong.of(-7);
                    }

                    @Override
                    public boolean canonical() {
                        return true;
                    }
                },
                new OwnContent() {
                    @Override
                    @SuppressWarnings("NullAway")
                    public Optional<BodyType> body() {
                        return null;
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aContentThatThrowsIsNotSentAndNothingElseSuffers(Content broken) {
        assertThat(Play.verdict(client.send(Mails.to("b")))).startsWith("b ACCEPTED");

        CompletableFuture<Receipt> sent = client.send(mail(broken));

        assertThat(Play.verdict(sent)).isEqualTo("b NOT_SENT QUEUE P");
        assertThatThrownBy(sent::join).hasMessageContaining("the content");
        assertThat(Play.verdict(client.send(Mails.to("c")))).startsWith("c ACCEPTED");
        assertThat(client.statistics().connectionsOpened()).isEqualTo(1);
        Awaitility.await().until(() -> client.statistics().mailsWaiting() == 0);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBatchGoesOnBehindAContentThatThrows(Content broken) throws Exception {
        Batch.Summary summary = client.batch()
                .send(Stream.of(Mails.to("b"), mail(broken), Mails.to("b")))
                .get(10, TimeUnit.SECONDS);

        assertThat(summary.accepted()).isEqualTo(2);
        assertThat(summary.notSent()).isEqualTo(1);
    }

    @Test
    void memoryThatIsShortForAFormMayBeThereAtTheNextTry() {
        Content large = new OwnContent() {
            @Override
            public Content in(BodyType widest) {
                throw new OutOfMemoryError("no room for the form");
            }
        };

        assertThat(Play.verdict(client.send(mail(large)))).isEqualTo("b NOT_SENT QUEUE T");
    }
}
