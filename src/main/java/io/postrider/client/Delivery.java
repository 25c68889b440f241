package io.postrider.client;

import io.netty.util.Timeout;
import io.postrider.BodyType;
import io.postrider.DeliveryException;
import io.postrider.Mail;
import io.postrider.Mailbox;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Receipt;
import io.postrider.Receipt.Result;
import io.postrider.Stage;
import io.postrider.Timings;
import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.PreparedContent;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One mail from {@code send} to its receipt: one transaction, or several where the server takes fewer recipients at once than there are. Its
 * transactions come one after the other, so it is used by one thread at a time; but for {@link #cancel}.
 */
final class Delivery implements MailTransaction.Listener {

    /** Whose mail it is. */
    interface Owner {

        /** The content is wanted in the form for a transport that takes {@code widest}. */
        void prepare(Delivery delivery, BodyType widest);

        /** Nobody waits any more for the content to be prepared. */
        void stopPreparing(Delivery delivery);

        /** Gets the receipt, once. */
        void delivered(Delivery delivery, Receipt receipt);
    }

    /** Hears the receipt whatever it says; on the callback executor. */
    interface Report {
        void outcome(Mail mail, Receipt receipt);
    }

    /** Who may decide it. */
    private enum Progress {
        /** Whoever is first of the one that prepares the content, and the one that cancels. */
        PREPARING,
        /** Its transaction. */
        UNDER_WAY,
        /** It was cancelled while the content was being prepared, or that failed; or there was no room for it. */
        DECIDED
    }

    private static final AtomicReferenceFieldUpdater<Delivery, Progress> PROGRESS =
            AtomicReferenceFieldUpdater.newUpdater(Delivery.class, Progress.class, "progress");

    private static final int[] NOBODY = {};

    private final SendFuture future = new SendFuture();
    private final Owner owner;
    private final @Nullable Report report;
    private final long held;
    private final long submittedMillis = System.currentTimeMillis();
    private final long submittedNanos = System.nanoTime();
    private final @Nullable Result[] results;
    private volatile Progress progress = Progress.PREPARING;
    private volatile @Nullable MailTransaction transaction;
    private volatile @Nullable String cancelled;

    // Forgotten when it is over: whoever keeps its future does not keep these.
    private @Nullable Mail mail;
    private @Nullable PreparedContent content;
    private @Nullable Lane lane;

    private @Nullable Timeout deadline;

    /** Whom the transaction is for, counted as in the envelope; null for all. */
    private int @Nullable [] asked;

    private long begunNanos;

    /**
     * @param held the octets that it holds in memory
     * @param report hears the receipt beside the future; null if nobody does
     */
    Delivery(Mail mail, long held, Owner owner, @Nullable Report report) {
        this.mail = mail;
        this.held = held;
        this.owner = owner;
        this.report = report;
        this.results = new Result[mail.envelope().recipients().size()];
        future.follow(this);
    }

    Mail mail() {
        if (mail == null) {
            throw new IllegalStateException("its outcome was told");
        }
        return mail;
    }

    SendFuture future() {
        return future;
    }

    void expiresWith(Timeout timeout) {
        deadline = timeout;
    }

    /** The octets that it holds in memory. */
    long held() {
        return held;
    }

    // ---- the content

    /** Whether nobody waits for its content any more. Any thread. */
    boolean isDecided() {
        return progress == Progress.DECIDED;
    }

    /** Goes to a lane with the recipients that are left, unless it was cancelled meanwhile. */
    void start(PreparedContent prepared, Lane to) {
        if (!PROGRESS.compareAndSet(this, Progress.PREPARING, Progress.UNDER_WAY)) {
            return;
        }
        boolean first = lane == null;
        content = prepared;
        lane = to;
        if (first) {
            to.submit(next());
        } else {
            to.submitFirst(next());
        }
        cancelIfAsked();
    }

    /** The content cannot be had, or may not leave. */
    void refuse(Permanence permanence, String why) {
        if (PROGRESS.compareAndSet(this, Progress.PREPARING, Progress.DECIDED)) {
            decideRest(new Outcome.NotSent(Stage.QUEUE, permanence, why));
            finish();
        }
    }

    /** There is no room for it, so that nobody counts it in: from now on nobody may cancel it either, who would count it out. */
    Receipt turnAway(String why) {
        progress = Progress.DECIDED;
        decideRest(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, why));
        return receipt();
    }

    @Override
    public void unsuited(MailTransaction unsuited, BodyType widest) {
        transaction = null;
        content = null;
        progress = Progress.PREPARING;
        owner.prepare(this, widest);
        cancelIfAsked();
    }

    // ---- cancel

    /** Is not wanted any more. Any thread. */
    void cancel(String why) {
        cancelled = why;
        MailTransaction current = transaction;
        if (current != null) {
            current.cancel(why);
        } else if (PROGRESS.compareAndSet(this, Progress.PREPARING, Progress.DECIDED)) {
            owner.stopPreparing(this);
            decideRest(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, why));
            finish();
        }
    }

    // Whoever cancelled while there was no transaction has found nothing to cancel.
    private void cancelIfAsked() {
        String why = cancelled;
        if (why != null) {
            cancel(why);
        }
    }

    @Override
    public void withdrawn(MailTransaction withdrawn) {
        if (lane != null) {
            lane.withdrawn();
        }
    }

    // ---- its transactions

    private MailTransaction next() {
        if (content == null) {
            throw new IllegalStateException("not prepared");
        }
        MailTransaction next = new MailTransaction(mail().envelope(), recipients(), content, this);
        transaction = next;
        return next;
    }

    private List<Mailbox> recipients() {
        List<Mailbox> all = mail().envelope().recipients();
        if (asked == null) {
            return all;
        }
        List<Mailbox> some = new ArrayList<>(asked.length);
        for (int index : asked) {
            some.add(all.get(index));
        }
        return some;
    }

    @Override
    public void begun() {
        if (begunNanos == 0) {
            begunNanos = System.nanoTime();
        }
    }

    @Override
    public void settled(MailTransaction settled, @Nullable InetSocketAddress server) {
        int[] rest = note(settled, server);
        if (rest.length == 0 || lane == null) {
            finish();
            return;
        }
        asked = rest;
        lane.submitFirst(next());
        cancelIfAsked();
    }

    // Returns those who are for another transaction.
    private int[] note(MailTransaction settled, @Nullable InetSocketAddress server) {
        int most = settled.recipients().size();
        int[] rest = NOBODY;
        int left = 0;
        for (int i = 0; i < most; i++) {
            int index = asked == null ? i : asked[i];
            Outcome outcome = settled.outcome(i);
            if (outcome != null) {
                note(index, outcome, server);
            } else {
                rest = left == 0 ? new int[most - i] : rest;
                rest[left++] = index;
            }
        }
        return left == rest.length ? rest : Arrays.copyOf(rest, left);
    }

    private void note(int index, Outcome outcome, @Nullable InetSocketAddress server) {
        if (results[index] == null) {
            Mailbox mailbox = mail().envelope().recipients().get(index);
            results[index] = new Result(mailbox, outcome, Optional.ofNullable(server));
        }
    }

    private void decideRest(Outcome outcome) {
        for (int index = 0; index < results.length; index++) {
            note(index, outcome, null);
        }
    }

    // ---- the end

    private void finish() {
        if (deadline != null) {
            deadline.cancel();
        }
        transaction = null;
        content = null;
        lane = null;
        owner.delivered(this, receipt());
    }

    private Receipt receipt() {
        long now = System.nanoTime();
        long begun = begunNanos == 0 ? now : begunNanos;
        Timings timings = new Timings(submittedMillis, begun - submittedNanos, now - submittedNanos);
        return new Receipt(mail().envelope().reversePath(), Arrays.asList(results), timings);
    }

    /** Tells the outcome, on the callback executor. */
    void complete(Receipt receipt) {
        Mail told = mail();
        mail = null;
        if (report != null) {
            report.outcome(told, receipt);
        }
        future.forget();
        if (receipt.any(Outcome.Status.ACCEPTED)) {
            future.complete(receipt);
        } else {
            future.completeExceptionally(new DeliveryException(receipt));
        }
    }
}
