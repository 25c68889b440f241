package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Content;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SigningElsewhereTest {

    private static final String MESSAGE = "From: a@example.org\r\nSubject: s\r\n\r\nbody\r\n";

    private final ExecutorService executor =
            Executors.newFixedThreadPool(4, work -> new Thread(work, "the caller's own"));

    private final DkimSigner signer = DkimSigner.builder()
            .domain("example.org")
            .selector("ed")
            .key(TestKeys.ED25519)
            .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
            .build();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void theGivenExecutorSigns() {
        AtomicReference<String> thread = new AtomicReference<>();
        Content content = Content.of(() -> {
            thread.set(Thread.currentThread().getName());
            return new ByteArrayInputStream(Texts.octets(MESSAGE));
        });

        Content signed =
                signer.sign(content, executor).orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(signed.canonical()).isTrue();
        assertThat(thread).hasValue("the caller's own");
    }

    @Test
    void theFutureFailsWithWhatWentWrong() {
        CompletableFuture<Content> signed = signer.sign(Texts.content("no header"), executor);

        assertThatThrownBy(() -> signed.orTimeout(30, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UnsignableException.class);
    }

    @Test
    void anExecutorThatRefusesFailsTheFuture() {
        executor.shutdownNow();

        assertThat(signer.sign(Texts.content(MESSAGE), executor))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatIsCancelledBeforeItsTurnIsNotSigned() {
        List<Runnable> waiting = new ArrayList<>();
        AtomicInteger opened = new AtomicInteger();
        Content content = Content.of(() -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(Texts.octets(MESSAGE));
        });

        signer.sign(content, waiting::add).cancel(false);
        waiting.forEach(Runnable::run);

        assertThat(waiting).hasSize(1);
        assertThat(opened).hasValue(0);
    }

    @Test
    void manyThreadsSignAtOnceAsOneDoes() throws Exception {
        List<String> messages = Corpus.messages();
        List<CompletableFuture<Content>> signed = messages.stream()
                .map(message -> signer.sign(Texts.content(message), executor))
                .toList();

        DkimSigner alone = signer.and(signer);
        for (int i = 0; i < messages.size(); i++) {
            String together = Texts.readText(signed.get(i).get(30, TimeUnit.SECONDS));

            assertThat(Texts.readText(alone.sign(Texts.content(messages.get(i)))))
                    .endsWith(together);
        }
    }
}
