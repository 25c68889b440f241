package io.postrider.client;

import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.client.Outbox.Admission;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * One batch while it runs: how many mails are in flight, and what became of the others. One thread at a time sends; outcomes come on
 * any thread.
 */
final class BatchRun {

    private final Outbox outbox;
    private final Executor callbacks;
    private final int limit;
    private final Batch.Listener listener;
    private final CompletableFuture<Batch.Summary> summary = new CompletableFuture<>();
    private final AtomicLongArray counts = new AtomicLongArray(Status.values().length);

    /** Mails in flight, and one more until everything was pulled. */
    private final AtomicInteger inFlight = new AtomicInteger(1);

    private volatile Runnable onRoom = () -> {};
    private volatile @Nullable Throwable fault;
    private long pulled;

    BatchRun(Outbox outbox, Executor callbacks, int limit, Batch.Listener listener) {
        this.outbox = outbox;
        this.callbacks = callbacks;
        this.limit = limit;
        this.listener = listener;
    }

    CompletableFuture<Batch.Summary> summary() {
        return summary;
    }

    /** Called when room has come back: not for each mail, but when half of it is free; and when the client is closed. */
    void onRoom(Runnable wakeUp) {
        onRoom = wakeUp;
        outbox.atClose(wakeUp);
    }

    /** Whether nothing can be sent any more. */
    boolean isClosed() {
        return outbox.isClosed();
    }

    /** How many mails more may be sent now. */
    int room() {
        return limit - (inFlight.get() - 1);
    }

    int limit() {
        return limit;
    }

    /** Sends it, if the client's queue, which others fill too, has room for it. */
    Admission offer(Mail mail) {
        Objects.requireNonNull(mail, "a batch must not hold null");
        long number = pulled;
        inFlight.incrementAndGet();
        Admission admission = outbox.offer(mail, (sent, receipt) -> onOutcome(number, sent, receipt));
        if (admission == Admission.FULL) {
            inFlight.decrementAndGet();
        } else {
            pulled++;
        }
        return admission;
    }

    private void onOutcome(long number, Mail mail, Receipt receipt) {
        for (Receipt.Result result : receipt.recipients()) {
            counts.incrementAndGet(result.outcome().status().ordinal());
        }
        Callbacks.guarded(() -> listener.outcome(number, mail, receipt));
        int left = inFlight.decrementAndGet();
        if (left == 0) {
            finish();
        } else if (left - 1 == limit / 2) {
            onRoom.run();
        }
    }

    /** Nothing more will be sent; {@code cause} is why, if it is not that everything was. */
    void end(@Nullable Throwable cause) {
        fault = cause;
        if (inFlight.decrementAndGet() == 0) {
            callbacks.execute(this::finish);
        }
    }

    private void finish() {
        outbox.forget(onRoom);
        if (fault != null) {
            summary.completeExceptionally(fault);
        } else {
            summary.complete(new Batch.Summary(
                    pulled,
                    count(Status.ACCEPTED),
                    count(Status.REJECTED),
                    count(Status.DEFERRED),
                    count(Status.NOT_SENT),
                    count(Status.IN_DOUBT)));
        }
    }

    private long count(Status status) {
        return counts.get(status.ordinal());
    }
}
