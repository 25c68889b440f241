package io.postrider.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When the program is told to end, by Ctrl-C say, lets what is under way come to its end and its outcome be told. */
final class GracefulStop implements AutoCloseable {

    /** How long what is under way may take; a mail whose content has gone deserves to hear its reply. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop takes nothing more on, and returns when all that was under way has its outcome */
    GracefulStop(Runnable stop) {
        hook = new Thread(() -> stop(stop), "postrider-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Runnable stop) {
        stop.run();
        try {
            told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is told: the program may end. */
    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, and ends now.
            return;
        }
    }
}
