package io.postrider.client;

import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.Session.Standing;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The mails that wait for one destination: first those that were given back, then those that are new. A mail that a lost connection is suspected of
 * takes a fresh one. One that is cancelled is counted out at once, and lies where it is until somebody comes by.
 *
 * <p>Any thread, and no lock: those who submit, those who cancel and the event loops meet nowhere but in the queues. A mail lies in its queue when
 * {@code add} returns: of one who adds and then looks for an idle session, and a session that lists itself as idle and then looks here, one sees the
 * other. A mail may be cancelled, and counted out, before it is counted in: until then the count is too low, so whoever adds looks afterwards whether
 * somebody has to be called. Nobody is told anything from here.
 */
final class WaitingMails {

    /** So many cancelled mails in the queues are not worth a walk. */
    private static final int FEW_DEAD = 100;

    private final Queue<MailTransaction> forFresh = new ConcurrentLinkedQueue<>();
    private final Queue<MailTransaction> first = new ConcurrentLinkedQueue<>();
    private final Queue<MailTransaction> others = new ConcurrentLinkedQueue<>();

    /** How many wait: those in the queues, without those that were cancelled there. */
    private final AtomicInteger queued = new AtomicInteger();

    /** How many of those in the queues were cancelled there, more or less. */
    private final AtomicInteger dead = new AtomicInteger();

    /** Behind all others. */
    void add(MailTransaction transaction) {
        enqueue(others, transaction);
    }

    /** Before those that are new. */
    void addFirst(MailTransaction transaction) {
        enqueue(first, transaction);
    }

    /** For a fresh connection alone. */
    void addForFresh(MailTransaction transaction) {
        enqueue(forFresh, transaction);
    }

    private void enqueue(Queue<MailTransaction> queue, MailTransaction transaction) {
        queued.incrementAndGet();
        queue.add(transaction);
    }

    /** One of them was cancelled. */
    void withdrawn() {
        queued.decrementAndGet();
        if (dead.incrementAndGet() > FEW_DEAD && dead.get() > queued.get()) {
            bury();
        }
    }

    // Where no session comes for mail for long, nobody else clears the queues of what was cancelled. Each is walked
    // over once for as many that were cancelled.
    private void bury() {
        dead.set(0);
        for (Queue<MailTransaction> queue : List.of(forFresh, first, others)) {
            queue.removeIf(transaction -> !transaction.isWaiting());
        }
    }

    /** How many wait. Who was cancelled is still in its queue, and wants nothing. */
    int count() {
        return queued.get();
    }

    /** Whether something lies here for a session that stands so, though it may have been cancelled. */
    boolean hasAny(Standing standing) {
        return !others.isEmpty() || !first.isEmpty() || standing == Standing.FRESH && hasAnyForFresh();
    }

    /** Whether something lies here for fresh connections alone, though it may have been cancelled. */
    boolean hasAnyForFresh() {
        return !forFresh.isEmpty();
    }

    /** Takes the next mail for a session that stands so; null if there is none. It is the caller's to attempt or to settle. */
    @Nullable
    MailTransaction poll(Standing standing) {
        MailTransaction next = head(standing);
        while (next != null && !isTaken(next)) {
            next = head(standing);
        }
        return next;
    }

    private @Nullable MailTransaction head(Standing standing) {
        MailTransaction next = standing == Standing.FRESH ? forFresh.poll() : null;
        next = next == null ? first.poll() : next;
        return next == null ? others.poll() : next;
    }

    /** Takes the next mail that is for a fresh connection alone; null if there is none. It is the caller's to attempt or to settle. */
    @Nullable
    MailTransaction pollForFresh() {
        MailTransaction next = forFresh.poll();
        while (next != null && !isTaken(next)) {
            next = forFresh.poll();
        }
        return next;
    }

    // Whoever was cancelled while it waited has been settled then.
    private boolean isTaken(MailTransaction next) {
        if (next.take()) {
            queued.decrementAndGet();
            return true;
        }
        dead.decrementAndGet();
        return false;
    }
}
