package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Stage;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content on its way, and what happens before its end has left: RFC 5321 section 4.1.1.4. */
class ContentTest {

    private static final String DATA = PIPELINING_OFFERED + group("b") + "S: 250 ok\nS: 250 ok\nS: 354 go ahead\n";

    @ParameterizedTest
    @CsvSource({
        "452, DEFERRED CONTENT 452 T",
        "552, REJECTED CONTENT 552 P",
        "250, NOT_SENT CONTENT T",
        "354, NOT_SENT CONTENT T"
    })
    void aReplyBeforeTheEndOfTheContentEndsTheMailAndTheConnection(String code, String verdict) {
        Script.of(DATA + "S: [wait 20 ms]\nS! " + code + " enough\nS: [await told]\nS: [reset]\n")
                .play(play -> {
                    assertThat(play.send(Bulk.inMemory(16 << 20))).isEqualTo("b " + verdict);
                    play.cue("told");
                });
    }

    @Test
    void aConnectionLostBeforeTheEndOfTheContentIsNotSent() {
        Script.of(DATA + "S: [wait 20 ms]\nS: [reset]\n")
                .play(play -> assertThat(play.send(Bulk.inMemory(16 << 20))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 100_000, 1_000_000})
    void aContentThatCannotBeReadIsNeverEnded(int octetsBefore) {
        Script.of(DATA + "C: <no dot>\n")
                .play(play -> assertThat(play.send(Bulk.failing(octetsBefore))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    @Test
    void aServerThatDoesNotReadIsLeft() {
        Script.of(DATA + "S: [await told]\nS: [reset]\n")
                .client(client ->
                        client.session(options -> Sessions.timeout(options, Stage.CONTENT, Duration.ofMillis(300))))
                .play(play -> {
                    assertThat(play.send(Bulk.inMemory(32 << 20))).isEqualTo("b NOT_SENT CONTENT T");
                    play.cue("told");
                });
    }

    @Test
    void aContentThatStopsComingIsLeft() {
        Content stuck =
                Content.of(() -> new SequenceInputStream(new ByteArrayInputStream(Bulk.lines(6400)), new Stuck()));
        Script.of(DATA + "C: <no dot>\n")
                .client(client ->
                        client.session(options -> Sessions.timeout(options, Stage.CONTENT, Duration.ofMillis(300))))
                .play(play -> assertThat(play.send(Bulk.mail(stuck))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    /** Gives nothing until it is closed. */
    private static final class Stuck extends InputStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await(3, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
