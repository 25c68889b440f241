package io.postrider.internal.session;

import io.postrider.Acceptance;
import io.postrider.BodyType;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One mail on one session (RFC 5321 section 3.3), from its first word to its end: {@link Addressing} says MAIL and RCPT, {@link Reception}
 * hears what becomes of the content.
 *
 * <pre>
 * C: MAIL FROM:&lt;a@example.com&gt;
 * C: RCPT TO:&lt;b@example.org&gt;
 * C: RCPT TO:&lt;c@example.org&gt;
 * C: DATA
 * S: 250 ok
 * S: 250 ok
 * S: 550 5.1.1 no such user
 * S: 354 go ahead
 * C: content and .
 * S: 250 2.0.0 queued as 4711
 * </pre>
 *
 * What leaves in one write is not known here. Everything is said as soon as nothing but the server's pace is against it; what turns out not
 * to be wanted before it has left is dropped. Confined to the event loop.
 */
final class Attempt {

    private final MailTransaction transaction;
    private final Session session;
    private final Mailing mailing;
    private final Standing standing;
    private final Ledger ledger;
    private final Addressing addressing;
    private final Reception reception;
    private final boolean chunks;

    private @Nullable ContentTransfer transfer;
    private @Nullable Exchange newestContent;
    private int unheard;
    private boolean allSaid;
    private boolean noWayBack;
    private boolean hopeless;
    private boolean committed;
    private boolean cancelled;
    private boolean over;

    Attempt(MailTransaction transaction, Session session, Mailing mailing, Standing standing) {
        this.transaction = transaction;
        this.session = session;
        this.mailing = mailing;
        this.standing = standing;
        this.chunks = mailing.chunks();
        this.ledger = new Ledger(transaction.recipients().size());
        this.addressing = new Addressing(this);
        this.reception = new Reception(this);
    }

    // ---- what its parts share

    MailTransaction transaction() {
        return transaction;
    }

    Ledger ledger() {
        return ledger;
    }

    Session session() {
        return session;
    }

    Mailing mailing() {
        return mailing;
    }

    boolean chunks() {
        return chunks;
    }

    // ---- what is said

    void begin() {
        try {
            say();
        } catch (RuntimeException | Error e) {
            // The mail ends, and not the session: given back with others, it would end the next session, too. The
            // fault is not the mail's, so whoever keeps it may try again.
            contentFailed("the mail cannot be said: " + e, Permanence.TRANSIENT);
        }
    }

    private void say() {
        BodyType widest = session.capabilities().widestBody(chunks);
        PreparedContent content = transaction.content();
        if (!addressing.begin(content, widest)) {
            allSaid = true;
            settleIfHeard();
            return;
        }
        transfer = ContentTransfer.of(content, this, session, chunks);
        addressing.say(content, widest);
        sayContentAhead(transfer);
    }

    // An envelope of all or nothing waits for every reply: what was granted for some cannot be taken back (RFC 5321
    // section 3.3).
    private void sayContentAhead(ContentTransfer content) {
        if (transaction.envelope().acceptance() == Acceptance.ALL) {
            return;
        }
        if (!chunks) {
            reception.sayData();
        } else if (mailing.mayRunAhead() && content.isReady()) {
            content.begin();
        }
    }

    /** Says a command of this mail; {@code then} tells {@link #heard} of its reply. */
    void say(Command command, Consumer<Reply> then) {
        unheard += command.replies();
        session.dialogue().say(command, then);
    }

    /** A piece of the content, or the whole of it, with the command that carries it. */
    void sayContent(Command command, Outflow content, Consumer<Reply> then) {
        unheard += command.replies();
        newestContent = session.dialogue().say(command, content, then);
    }

    /** The end of the content is said; with DATA the server's transaction ends whatever it answers (RFC 5321 section 4.1.1.4). */
    void contentSaid() {
        allSaid = true;
        if (!chunks) {
            mailing.transactionOpen(false);
        }
    }

    // What has left is answered all the same; DATA may even be granted.
    private void sayNoMore() {
        int dropped = mailing.isNewest(this) ? session.dialogue().dropUnsent() : 0;
        unheard -= dropped;
        if (transfer != null) {
            transfer.stop();
        }
        if (dropped > 0) {
            reception.onDropped();
        }
        allSaid = !reception.awaitsGoAhead();
    }

    // ---- what the content tells

    /** The end of the content is about to be written: it will not be held back any more. */
    void commit() {
        committed = true;
    }

    /** How many replies the end of the content has. */
    int finalReplies() {
        return session.isLmtp() ? ledger.accepted() : 1;
    }

    /** The reply to a piece of the content that is not the last one. */
    void onChunk(Reply reply) {
        reception.onChunk(reply);
    }

    /** The final reply; in LMTP the one of the next accepted recipient. */
    void onEnd(Reply reply) {
        reception.onEnd(reply);
    }

    /** The server answered before it had all of the content. */
    void onEarlyReply(Reply reply) {
        reception.onEarlyReply(reply);
    }

    /** Some of the content is about to be written, or is awaited by the server: it can be broken off, but not taken back. */
    void contentLeaves() {
        noWayBack = true;
    }

    /**
     * The content cannot be read, or may not leave: its end is never sent. Where some of it has left there is no other way to say so than to close the
     * connection; else the server forgets the mail at the next RSET. No other try is made: it would fail in the same way.
     */
    void contentFailed(String why, Permanence permanence) {
        if (over) {
            return;
        }
        hopeless = true;
        ledger.decideRest(new Outcome.NotSent(Stage.CONTENT, permanence, why));
        if (noWayBack) {
            session.fail(Failure.transientFault(Stage.CONTENT, why, null));
        } else {
            wantNoContent();
        }
    }

    /**
     * What the content was read from has been cut short since, so that its end cannot have left, though it was committed. The write that failed for that
     * ends the connection, behind the replies to other mails.
     */
    void contentCutShort() {
        if (!over) {
            hopeless = true;
            ledger.decideRest(new Outcome.NotSent(
                    Stage.CONTENT, Permanence.TRANSIENT, "the content was cut short while it was sent"));
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    // ---- what the replies tell

    /** A reply came. */
    void heard() {
        unheard--;
    }

    /** All replies to RCPT are heard. */
    void onEnvelopeHeard() {
        if (session.isOver() || allSaid || transfer().hasBegun()) {
            return;
        }
        if (!wantsContent()) {
            addressing.decideWithoutContent();
            sayNoMore();
        } else if (chunks) {
            transfer().begin();
        } else if (!reception.awaitsGoAhead()) {
            reception.sayData();
        }
    }

    boolean wantsContent() {
        return addressing.wantsContent() && !cancelled;
    }

    /** The server waits for the content. */
    void sendContent() {
        transfer().begin();
    }

    /** There is no use for the content any more. */
    void wantNoContent() {
        sayNoMore();
        settleIfHeard();
    }

    /** Nothing is left to be said. */
    void endSaying() {
        allSaid = true;
    }

    /** Whether its content has begun to leave, and cannot go on before the caller gives more of it. */
    boolean awaitsContent() {
        return transfer != null && transfer.awaitsContent();
    }

    private ContentTransfer transfer() {
        if (transfer == null) {
            throw new IllegalStateException("nothing was said");
        }
        return transfer;
    }

    // ---- how it ends

    boolean isAllSaid() {
        return allSaid;
    }

    void settleIfHeard() {
        if (unheard == 0 && allSaid && !over && !session.isClosing()) {
            // First: what is done next may be the end of the session.
            session.tellLater(this::tell);
            end();
            mailing.onSettled(this);
        }
    }

    private void tell() {
        if (!cancelled) {
            transaction.settled(ledger, session.server());
        }
    }

    private void end() {
        over = true;
        newestContent = null;
        if (transfer != null) {
            transfer.release();
            transfer = null;
        }
    }

    /** The connection is gone. */
    void onLost(Failure failure, Suspicion suspicion) {
        boolean inDoubt = mayEndHaveLeft();
        end();
        if (!cancelled && !hopeless && isForAnotherConnection(suspicion, inDoubt)) {
            transaction.giveBack(session.owner(), reception.mustResend() ? Suspicion.BEHIND : suspicion);
            return;
        }
        ledger.decideRest(inDoubt ? inDoubt(failure.description()) : notSent(failure));
        tell();
    }

    // A connection that has waited may have been dead for long. A mail that others were before goes on elsewhere at
    // once, unless its end has left.
    private boolean isForAnotherConnection(Suspicion suspicion, boolean inDoubt) {
        if (suspicion == Suspicion.BEHIND && !inDoubt || reception.mustResend()) {
            return true;
        }
        boolean unheardOf = !addressing.isHeardOf() && !inDoubt || addressing.isTurnedAway();
        return unheardOf && (standing != Standing.FRESH || suspicion == Suspicion.BEHIND);
    }

    // Unless the kernel is known not to have taken the end, only a whole final reply decides.
    private boolean mayEndHaveLeft() {
        return committed && newestContent != null && session.dialogue().mayHaveLeft(newestContent);
    }

    // While the final reply was awaited, the end may still have waited for the socket.
    private static Outcome notSent(Failure failure) {
        return failure.stage() == Stage.END_OF_DATA
                ? Failure.transientFault(Stage.CONTENT, failure.description(), null)
                        .outcome()
                : failure.outcome();
    }

    private static Outcome inDoubt(String why) {
        return new Outcome.InDoubt(
                Stage.END_OF_DATA, "no final reply to the content, which may have been accepted: " + why);
    }

    /**
     * The mail is not wanted any more: what is known now is its outcome. The replies that are due are heard all the same, so that those of
     * others stay theirs.
     */
    void cancel(String why) {
        if (over || cancelled) {
            return;
        }
        ledger.decideRest(committed ? inDoubt(why) : new Outcome.NotSent(Stage.MAIL, Permanence.TRANSIENT, why));
        tell();
        cancelled = true;
        if (noWayBack) {
            closeIfStuck();
        } else {
            wantNoContent();
        }
        session.dialogue().pump();
    }

    // Content that has begun to leave is stopped by the end of the connection alone. That takes nobody else's mail
    // with it.
    private void closeIfStuck() {
        boolean disturbsNobody = committed ? mailing.isAlone(this) : mailing.isHead(this);
        if (noWayBack && disturbsNobody) {
            session.fail(Failure.transientFault(
                    committed ? Stage.END_OF_DATA : Stage.CONTENT, "a mail was cancelled", null));
        }
    }

    /** All that were before it are settled. */
    void onHead() {
        if (cancelled && !committed) {
            closeIfStuck();
        }
    }
}
