package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Mail;
import io.postrider.sink.Sink;
import io.postrider.testing.Mails;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the caller's executor does, callbacks run once, and never on an event loop. */
class CallbackTest {

    private static final Logger LOGGER = Logger.getLogger(Callbacks.class.getName());

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger warnings = new AtomicInteger();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel() == Level.WARNING) {
                warnings.incrementAndGet();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private void send(Executor executor) throws Exception {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        try (Sink sink = Sink.start();
                SmtpClient client = SmtpClient.builder(sink.uri())
                        .callbackExecutor(executor)
                        .build()) {
            List<Mail> mails = Stream.generate(() -> Mails.to("b")).limit(50).toList();
            client.batch()
                    .onOutcome((number, mail, receipt) -> {
                        told.incrementAndGet();
                        threads.add(Thread.currentThread().getName());
                    })
                    .send(mails)
                    .get(10, TimeUnit.SECONDS);
        } finally {
            LOGGER.removeHandler(handler);
            LOGGER.setUseParentHandlers(true);
        }
    }

    static Stream<Executor> broken() {
        return Stream.of(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                task -> {
                    throw new IllegalStateException("broken");
                },
                task -> {
                    throw new OutOfMemoryError("unable to create a thread");
                });
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anExecutorThatFailsIsReplacedByTheClientsOwnThreads(Executor broken) throws Exception {
        send(broken);

        assertThat(told).hasValue(50);
        assertThat(threads).allMatch(thread -> thread.startsWith("postrider-callback"));
        assertThat(warnings).hasValue(1);
    }

    @Test
    void anExecutorThatRunsItsTasksAtOnceDoesNotDoSoOnAnEventLoop() throws Exception {
        send(Runnable::run);

        assertThat(told).hasValue(50);
        assertThat(threads).isNotEmpty().noneMatch(thread -> thread.startsWith("postrider-loop"));
    }

    @Test
    void anExecutorThatRunsATaskAndFailsThenDoesNotHaveItRunTwice() throws Exception {
        send(task -> {
            Thread thread = new Thread(task, "given");
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("broken");
        });

        assertThat(told).hasValue(50);
    }

    @Test
    void aCallbackThatRunsAtOnceDoesNotKeepTheDeadlinesOfOthers() throws Exception {
        try (Sink sink = Sink.builder().delay(Duration.ofMinutes(1)).start();
                SmtpClient client = SmtpClient.builder(sink.uri())
                        .callbackExecutor(Runnable::run)
                        .deadline(Duration.ofMillis(100))
                        .build()) {
            CompletableFuture<String> told = new CompletableFuture<>();
            client.send(Mails.to("b"))
                    .whenComplete((receipt, fault) ->
                            told.complete(Thread.currentThread().getName()));

            assertThat(told.get(10, TimeUnit.SECONDS)).startsWith("postrider-callback");
            client.close(Duration.ZERO);
        }
    }
}
