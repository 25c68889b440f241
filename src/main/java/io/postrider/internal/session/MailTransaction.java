package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Stage;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One mail for one server, from the moment it is queued to the outcome of every recipient. A session makes an {@link Attempt} at it; one
 * that the server has not heard of goes back to the owner and may be attempted again.
 *
 * <p>Handed from thread to thread by the owner's queue; used by one at a time.
 */
public final class MailTransaction {

    private final Envelope envelope;
    private final List<Mailbox> recipients;
    private final Listener listener;
    private @Nullable PreparedContent content;
    private @Nullable Attempt attempt;
    private @Nullable Ledger ledger;
    private boolean suspected;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Session session;
    private volatile @Nullable String cancelled;

    private enum State {
        WAITING,
        TAKEN
    }

    /** Hears the beginning and the end of a transaction. */
    public interface Listener {

        /** A session begins with it; perhaps not the first one. On the event loop of the session. */
        void begun();

        /**
         * Whoever took it found that its content is in no form for a transport that takes {@code widest}: it is not attempted, nor settled, and
         * another is to be made of it. Once, and nothing else after it; on the event loop of that session.
         */
        void unsuited(MailTransaction transaction, BodyType widest);

        /** It was cancelled while it waited, and is about to be settled. On the thread that cancelled it. */
        void withdrawn(MailTransaction transaction);

        /**
         * Everything is decided or put off. Once; on the event loop of the session that had it last, or on the thread that settled it without
         * one.
         *
         * @param server who said so, or was last tried; null if nobody was
         */
        void settled(MailTransaction transaction, @Nullable InetSocketAddress server);
    }

    /** @param recipients those of the envelope's that this transaction is for */
    public MailTransaction(Envelope envelope, List<Mailbox> recipients, PreparedContent content, Listener listener) {
        this.envelope = envelope;
        this.recipients = recipients;
        this.content = content;
        this.listener = listener;
    }

    Envelope envelope() {
        return envelope;
    }

    /** Those it is for. */
    public List<Mailbox> recipients() {
        return recipients;
    }

    PreparedContent content() {
        if (content == null) {
            throw new IllegalStateException("settled before");
        }
        return content;
    }

    /** What became of a recipient; null if it is for another transaction. Only after it is settled. */
    public @Nullable Outcome outcome(int recipient) {
        return ledger == null ? null : ledger.outcome(recipient);
    }

    /** Whether it was given back as the head of a lost connection before; remembers that it is now. */
    public boolean isSecondTry() {
        boolean before = suspected;
        suspected = true;
        return before;
    }

    /** Whether it is still there to be taken: who takes it attempts or settles it. Any thread. */
    public boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** Whether nobody has taken it. Any thread. */
    public boolean isWaiting() {
        return state.get() == State.WAITING;
    }

    /** Whether a session with a transport that takes {@code widest} can attempt it. Who took it and hears that it cannot has nothing more to do with it. */
    public boolean suits(BodyType widest) {
        if (content().isFor(widest)) {
            return true;
        }
        content = null;
        listener.unsuited(this, widest);
        return false;
    }

    /** Ends a transaction that was taken and that no session has. */
    public void settle(Outcome outcome, @Nullable InetSocketAddress lastTried) {
        Ledger all = new Ledger(recipients.size());
        all.decideRest(outcome);
        settled(all, lastTried);
    }

    void settled(Ledger decided, @Nullable InetSocketAddress server) {
        session = null;
        ledger = decided;
        listener.settled(this, server);
        // Whoever keeps this keeps no content with it, nor what a session knew of it.
        content = null;
        attempt = null;
    }

    /** A session has it from now on. */
    Attempt attempt(Session by, Mailing mailing, Session.Standing standing) {
        attempt = new Attempt(this, by, mailing, standing);
        session = by;
        listener.begun();
        return attempt;
    }

    /** No session has it any more, and nobody has decided anything. */
    void giveBack(SessionOwner owner, Session.Suspicion suspicion) {
        session = null;
        attempt = null;
        state.set(State.WAITING);
        // Whoever cancels it meanwhile finds it waiting: the owner counts it in before it is counted out.
        owner.giveBack(this, suspicion);
        String why = cancelled;
        if (why != null) {
            cancel(why);
        }
    }

    /**
     * It is not wanted any more: its outcome is what is known by then, and nothing of it that has not left will leave. Any thread; settles it on
     * this one if nobody has taken it.
     */
    public void cancel(String why) {
        cancelled = why;
        Session current = session;
        if (take()) {
            listener.withdrawn(this);
            settle(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, why), null);
        } else if (current != null) {
            current.execute(this::cancelAttempt);
        }
    }

    // On the event loop of the session that has it, or had it.
    void cancelAttempt() {
        if (attempt != null && cancelled != null) {
            attempt.cancel(cancelled);
        }
    }
}
