package io.postrider.client;

import io.netty.util.Timeout;
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
import org.jspecify.annotations.Nullable;

/**
 * One mail from {@code send} to its receipt: one transaction, or several where the server takes fewer recipients at once than there are. Its
 * transactions come one after the other, so it is used by one thread at a time; but for {@link #cancel}.
 */
final class Delivery implements MailTransaction.Listener {

    /** Gets the receipt, once. */
    interface Recipient {
        void delivered(Delivery delivery, Receipt receipt);
    }

    /** Hears the receipt whatever it says; on the callback executor. */
    interface Report {
        void outcome(Mail mail, Receipt receipt);
    }

    private final Mail mail;
    private final SendFuture future = new SendFuture();
    private final Recipient recipient;
    private final @Nullable Report report;
    private final long held;
    private final long submittedMillis = System.currentTimeMillis();
    private final long submittedNanos = System.nanoTime();
    private final @Nullable Result[] results;
    private volatile @Nullable MailTransaction transaction;
    private volatile @Nullable String cancelled;
    private @Nullable PreparedContent content;
    private @Nullable Lane lane;
    private @Nullable Timeout deadline;
    private long begunNanos;

    /** @param report hears the receipt beside the future; null if nobody does */
    Delivery(Mail mail, long held, Recipient recipient, @Nullable Report report) {
        this.mail = mail;
        this.held = held;
        this.recipient = recipient;
        this.report = report;
        this.results = new Result[mail.envelope().recipients().size()];
        future.follow(this);
    }

    Mail mail() {
        return mail;
    }

    SendFuture future() {
        return future;
    }

    /** The octets that it holds in memory. */
    long held() {
        return held;
    }

    void expiresWith(Timeout timeout) {
        deadline = timeout;
    }

    /** Goes to a lane with all its recipients. */
    void start(PreparedContent prepared, Lane to) {
        content = prepared;
        lane = to;
        to.submit(next(mail.envelope().recipients()));
    }

    private MailTransaction next(List<Mailbox> recipients) {
        if (content == null) {
            throw new IllegalStateException("not prepared");
        }
        MailTransaction next = new MailTransaction(mail.envelope(), recipients, content, this);
        transaction = next;
        String why = cancelled;
        if (why != null) {
            next.cancel(why);
        }
        return next;
    }

    /** Is not wanted any more. Any thread. */
    void cancel(String why) {
        cancelled = why;
        MailTransaction current = transaction;
        if (current != null) {
            current.cancel(why);
        }
    }

    /** There was no room for it, so that nobody counts it; on the callback executor. */
    void refuseUnadmitted(String why) {
        decideRest(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, why), null);
        complete(receipt());
    }

    /** The mail does not even get to a lane. */
    void refuse(Stage stage, Permanence permanence, String why) {
        decideRest(new Outcome.NotSent(stage, permanence, why), null);
        finish();
    }

    @Override
    public void begun() {
        if (begunNanos == 0) {
            begunNanos = System.nanoTime();
        }
    }

    @Override
    public void settled(MailTransaction settled, @Nullable InetSocketAddress server) {
        List<Mailbox> rest = note(settled, server);
        if (rest.isEmpty()) {
            finish();
        } else if (lane != null) {
            lane.submitFirst(next(rest));
        }
    }

    private List<Mailbox> note(MailTransaction settled, @Nullable InetSocketAddress server) {
        List<Mailbox> rest = List.of();
        List<Mailbox> asked = settled.recipients();
        for (int i = 0; i < asked.size(); i++) {
            Outcome outcome = settled.outcome(i);
            if (outcome != null) {
                note(asked.get(i), outcome, server);
            } else {
                rest = rest.isEmpty() ? new ArrayList<>() : rest;
                rest.add(asked.get(i));
            }
        }
        return rest;
    }

    private void note(Mailbox mailbox, Outcome outcome, @Nullable InetSocketAddress server) {
        int index = results.length == 1 ? 0 : mail.envelope().recipients().indexOf(mailbox);
        if (results[index] == null) {
            results[index] = new Result(mailbox, outcome, Optional.ofNullable(server));
        }
    }

    private void decideRest(Outcome outcome, @Nullable InetSocketAddress server) {
        for (Mailbox mailbox : mail.envelope().recipients()) {
            note(mailbox, outcome, server);
        }
    }

    private void finish() {
        if (deadline != null) {
            deadline.cancel();
        }
        recipient.delivered(this, receipt());
    }

    private Receipt receipt() {
        long now = System.nanoTime();
        long begun = begunNanos == 0 ? now : begunNanos;
        Timings timings = new Timings(submittedMillis, begun - submittedNanos, now - submittedNanos);
        return new Receipt(mail.envelope().reversePath(), Arrays.asList(results), timings);
    }

    /** Completes the future, on the callback executor. */
    void complete(Receipt receipt) {
        if (report != null) {
            report.outcome(mail, receipt);
        }
        if (receipt.any(Outcome.Status.ACCEPTED)) {
            future.complete(receipt);
        } else {
            future.completeExceptionally(new DeliveryException(receipt));
        }
    }
}
