package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Mail;
import io.postrider.testing.Mails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a batch does with a source of mails that fails. */
class BatchTest {

    private static final IllegalStateException BROKEN = new IllegalStateException("the source is broken");

    // Port 1 is nobody's: what gets that far is not sent.
    private final SmtpClient client = SmtpClient.of("smtp://127.0.0.1:1");

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @Test
    void aSourceThatGivesNoIteratorEndsTheBatch() {
        Iterable<Mail> source = () -> {
            throw BROKEN;
        };

        assertThatThrownBy(() -> await(client.batch().send(source))).hasCause(BROKEN);
    }

    @Test
    void aStreamThatWasReadBeforeEndsTheBatchAndIsClosed() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Stream<Mail> stream = Stream.of(Mails.to("b")).onClose(() -> closed.complete(null));
        assertThat(stream.iterator()).hasNext();

        assertThatThrownBy(() -> await(client.batch().send(stream))).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(closed).isCompleted();
    }

    @Test
    void whatWasPulledBeforeTheSourceFailedIsToldFirst() {
        List<Mail> told = new CopyOnWriteArrayList<>();
        Mail mail = Mails.to("b");
        Iterator<Mail> failing = Stream.concat(Stream.of(mail), Stream.<Mail>generate(() -> {
                    throw BROKEN;
                }))
                .iterator();

        CompletableFuture<Batch.Summary> sent = client.batch()
                .onOutcome((number, outcomeOf, receipt) -> told.add(outcomeOf))
                .send((Iterable<Mail>) () -> failing);

        assertThatThrownBy(() -> await(sent)).hasCause(BROKEN);
        assertThat(told).containsExactly(mail);
    }

    @Test
    void aSourceThatGivesNullEndsTheBatch() {
        List<Mail> mails = new ArrayList<>();
        mails.add(Mails.to("b"));
        mails.add(null);

        assertThatThrownBy(() -> await(client.batch().send(mails))).hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aNegativePauseIsRefused() {
        assertThatThrownBy(() -> client.batch().pause(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.001S");
    }

    private static Batch.Summary await(CompletableFuture<Batch.Summary> sent)
            throws ExecutionException, InterruptedException, TimeoutException {
        return sent.get(10, TimeUnit.SECONDS);
    }
}
