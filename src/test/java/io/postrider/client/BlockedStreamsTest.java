package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.PoolOptions;
import io.postrider.Receipt;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams of the caller's that never give an octet take nothing from those who do not use them. */
class BlockedStreamsTest {

    private static final int STREAMS = 64;

    private final CountDownLatch opened = new CountDownLatch(STREAMS);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Sink sink = Sink.start();
    private final SmtpClient client = SmtpClient.builder(sink.uri())
            .pool(PoolOptions.defaults().withMaxConnections(STREAMS + 1))
            .build();

    @AfterEach
    void close() {
        end.countDown();
        client.close(Duration.ZERO);
        sink.close();
    }

    @Test
    void aConversationOpensAndAMailGoesOutWhileSixtyFourStreamsBlock() throws Exception {
        sendBlocked();

        try (Conversation talk = client.converse().get(5, TimeUnit.SECONDS)) {
            assertThat(talk.noop().get(5, TimeUnit.SECONDS).isPositive()).isTrue();
        }
        assertThat(Play.verdict(client.send(Mails.to("b")))).startsWith("b ACCEPTED");
        assertThat(Play.verdict(client.send(streamed(InputStream.nullInputStream()))))
                .startsWith("b ACCEPTED");
    }

    @Test
    void aClientClosesInItsTimeWhileSixtyFourStreamsBlock() throws Exception {
        List<CompletableFuture<Receipt>> sent = sendBlocked();

        long before = System.nanoTime();
        client.close(Duration.ofMillis(100));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);

        assertThat(millis).isLessThan(3_000);
        assertThat(sent).allMatch(CompletableFuture::isCompletedExceptionally);
        Awaitility.await().until(() -> client.statistics().connectionsOpen() == 0);
    }

    private List<CompletableFuture<Receipt>> sendBlocked() throws InterruptedException {
        List<CompletableFuture<Receipt>> sent = IntStream.range(0, STREAMS)
                .mapToObj(i -> client.send(streamed(new Blocked())))
                .toList();
        assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
        return sent;
    }

    private static Mail streamed(InputStream stream) {
        return new Mail(Mails.envelope("b").build(), Content.of(() -> stream));
    }

    private final class Blocked extends InputStream {
        @Override
        public int read() throws IOException {
            opened.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}
