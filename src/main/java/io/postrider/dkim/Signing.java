package io.postrider.dkim;

import io.postrider.Content;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Signing on another thread. */
final class Signing {

    private Signing() {}

    /** What is to be done there. */
    interface Task {
        Content sign() throws IOException;
    }

    static CompletableFuture<Content> on(Executor executor, Task task) {
        CompletableFuture<Content> signed = new CompletableFuture<>();
        try {
            executor.execute(() -> complete(signed, task));
        } catch (RejectedExecutionException e) {
            signed.completeExceptionally(e);
        }
        return signed;
    }

    // Whoever cancels the future before its turn comes saves the work.
    private static void complete(CompletableFuture<Content> signed, Task task) {
        if (signed.isDone()) {
            return;
        }
        try {
            signed.complete(task.sign());
        } catch (IOException | RuntimeException | Error e) {
            signed.completeExceptionally(e);
        }
    }
}
