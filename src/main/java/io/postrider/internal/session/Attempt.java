package io.postrider.internal.session;

import io.postrider.Acceptance;
import io.postrider.BodyType;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;
import io.postrider.internal.codec.Commands;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One mail on one session (RFC 5321 section 3.3): says MAIL, RCPT and the content, and hears the replies.
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
    private final Envelope envelope;
    private final boolean chunks;

    private @Nullable ContentTransfer transfer;
    private int[] asked = {};
    private int heardRecipients;
    private int unheard;
    private boolean senderHeard;
    private boolean senderAccepted;
    private boolean turnedAway;
    private boolean dataAwaited;
    private boolean chunkHeard;
    private boolean mustResend;
    private boolean allSaid;
    private boolean committed;
    private boolean cancelled;
    private boolean over;

    Attempt(MailTransaction transaction, Session session, Mailing mailing, Standing standing) {
        this.transaction = transaction;
        this.session = session;
        this.mailing = mailing;
        this.standing = standing;
        this.envelope = transaction.envelope();
        this.chunks = mailing.chunks();
        this.ledger = new Ledger(transaction.recipients().size());
    }

    // ---- what is said

    void begin() {
        BodyType widest = session.capabilities().widestBody(chunks);
        PreparedContent content = transaction.content();
        Outcome obstacle = new Obstacles(session, widest).of(envelope, content);
        if (obstacle != null) {
            ledger.decideRest(obstacle);
        } else {
            asked = new Portion(session, recipientLimit()).of(transaction.recipients(), ledger);
        }
        if (asked.length == 0) {
            allSaid = true;
            settleIfHeard();
            return;
        }
        transfer = ContentTransfer.of(content, this, session, chunks);
        sayEnvelope(content, widest);
        sayContentAhead(transfer);
    }

    // What was learned of the server by a 452 is no reason to try all or nothing with fewer than all.
    private int recipientLimit() {
        return envelope.acceptance() == Acceptance.ALL ? Integer.MAX_VALUE : mailing.recipientLimit();
    }

    private void sayEnvelope(PreparedContent content, BodyType widest) {
        if (mailing.isTransactionOpen()) {
            say(Command.Plain.RSET, this::onReset);
        }
        mailing.transactionOpen(true);
        say(mailFrom(content, widest), this::onSender);
        Consumer<Reply> onRecipient = this::onRecipient;
        for (int recipient : asked) {
            say(new Commands.RcptTo(Path.of(recipient(recipient), session)), onRecipient);
        }
    }

    private Command mailFrom(PreparedContent content, BodyType widest) {
        String path = envelope.reversePath()
                .map(from -> Path.of(from, session).toString())
                .orElse("");
        return new MailParameters(session.capabilities(), widest).of(path, envelope, transaction.recipients(), content);
    }

    // An envelope of all or nothing waits for every reply: what was granted for some cannot be taken back (RFC 5321
    // section 3.3).
    private void sayContentAhead(ContentTransfer content) {
        if (envelope.acceptance() == Acceptance.ALL) {
            return;
        }
        if (!chunks) {
            sayData();
        } else if (mailing.isEager() && content.isReady()) {
            content.begin();
        }
    }

    private void sayData() {
        dataAwaited = true;
        say(Command.Plain.DATA, this::onData);
    }

    private void say(Command command, Consumer<Reply> then) {
        unheard++;
        session.dialogue().say(command, then);
    }

    private Mailbox recipient(int index) {
        return transaction.recipients().get(index);
    }

    // ---- what the transfer of the content says

    /** A piece of the content, or the whole of it, with the command that carries it. */
    void sayContent(Command command, Outflow content, Consumer<Reply> then) {
        unheard += command.replies();
        session.dialogue().say(command, content, then);
    }

    /** The end of the content is said; with DATA the server's transaction ends whatever it answers (RFC 5321 section 4.1.1.4). */
    void contentSaid() {
        allSaid = true;
        if (!chunks) {
            mailing.transactionOpen(false);
        }
    }

    /** The end of the content is about to be written. From here on only a whole final reply decides. */
    void commit() {
        committed = true;
    }

    /** How many replies the end of the content has. */
    int finalReplies() {
        return session.isLmtp() ? ledger.accepted() : 1;
    }

    /** The content cannot be read, or may not leave: its end is never sent, and there is no other way to say so. */
    void contentFailed(String why, Permanence permanence) {
        ledger.decideAccepted(new Outcome.NotSent(Stage.CONTENT, permanence, why));
        ledger.decideRest(new Outcome.NotSent(Stage.CONTENT, permanence, why));
        session.fail(Failure.transientFault(Stage.CONTENT, why, null));
    }

    boolean isCancelled() {
        return cancelled;
    }

    // ---- what is heard

    private void onReset(Reply reply) {
        unheard--;
        if (!reply.isPositive() && reply.code() != 421) {
            session.fail(Failure.protocol(Stage.RSET, "RSET was answered by " + session.peer() + " with " + reply));
            return;
        }
        settleIfHeard();
    }

    private void onSender(Reply reply) {
        unheard--;
        senderHeard = true;
        if (reply.isPositive()) {
            senderAccepted = true;
            settleIfHeard();
            return;
        }
        if (isWrongClass(Stage.MAIL, reply)) {
            return;
        }
        turnedAway = reply.code() == 421;
        String path = envelope.reversePath().map(Mailbox::toString).orElse("");
        ledger.decideRest(refused(Stage.MAIL, "MAIL FROM:<" + path + ">", reply));
        sayNoMore();
        settleIfHeard();
    }

    private void onRecipient(Reply reply) {
        unheard--;
        int index = asked[heardRecipients++];
        if (senderAccepted) {
            hearRecipient(index, reply);
        }
        if (heardRecipients == asked.length) {
            onEnvelopeHeard();
        }
        settleIfHeard();
    }

    private void hearRecipient(int index, Reply reply) {
        if (reply.isPositive()) {
            ledger.accept(index);
        } else if (isOneTooMany(reply)) {
            mailing.learnRecipientLimit(ledger.accepted());
            ledger.putOff(index);
        } else if (!isWrongClass(Stage.RCPT, reply)) {
            ledger.decide(index, refused(Stage.RCPT, "RCPT TO:<" + recipient(index) + ">", reply));
        }
    }

    // RFC 5321 section 4.5.3.1.10.
    private boolean isOneTooMany(Reply reply) {
        return (reply.code() == 452 || reply.code() == 552)
                && ledger.accepted() > 0
                && envelope.acceptance() == Acceptance.ANY;
    }

    private void onEnvelopeHeard() {
        if (session.isOver()) {
            return;
        }
        if (allSaid || transfer().hasBegun()) {
            return;
        }
        if (!wantsContent()) {
            decideWithoutContent();
            sayNoMore();
        } else if (chunks) {
            transfer().begin();
        } else if (!dataAwaited) {
            sayData();
        }
    }

    private boolean wantsContent() {
        boolean enough = envelope.acceptance() == Acceptance.ALL
                ? ledger.accepted() == transaction.recipients().size()
                : ledger.accepted() > 0;
        return senderAccepted && enough && !cancelled;
    }

    private void decideWithoutContent() {
        Outcome refusal = ledger.refusal();
        if (refusal != null && envelope.acceptance() == Acceptance.ALL) {
            ledger.decideRest(new Outcome.NotSent(
                    refusal.stage(),
                    refusal.isPermanent() ? Permanence.PERMANENT : Permanence.TRANSIENT,
                    "all or nothing was asked for, and another was refused: " + refusal.description()));
        }
    }

    private void onData(Reply reply) {
        unheard--;
        dataAwaited = false;
        if (reply.isIntermediate()) {
            onGoAhead();
        } else if (reply.isPositive()) {
            session.fail(Failure.protocol(Stage.DATA, "DATA was answered by " + session.peer() + " with " + reply));
        } else {
            ledger.decideRest(refused(Stage.DATA, "DATA", reply));
            allSaid = true;
        }
        settleIfHeard();
    }

    private void onGoAhead() {
        if (wantsContent()) {
            transfer().begin();
        } else if (ledger.accepted() > 0) {
            // Granted for a mail that was cancelled: a lone dot would send an empty one.
            session.fail(Failure.transientFault(Stage.DATA, "a mail was cancelled", null));
        } else {
            // A server may grant DATA although no recipient is left. RFC 2920 section 3.1 asks for a lone dot.
            say(new Commands.EndOfData(1), reply -> {
                unheard--;
                settleIfHeard();
            });
            contentSaid();
        }
    }

    /** The reply to a piece of the content that is not the last one (RFC 3030 section 2). */
    void onChunk(Reply reply) {
        unheard--;
        if (distrustsChunking(reply)) {
            return;
        }
        if (!reply.isPositive() && !isWrongClass(Stage.CONTENT, reply)) {
            ledger.decideRest(refused(Stage.CONTENT, "BDAT", reply));
            sayNoMore();
        }
        settleIfHeard();
    }

    /** The final reply; in LMTP the one of the next accepted recipient. */
    void onEnd(Reply reply) {
        unheard--;
        if (distrustsChunking(reply)) {
            return;
        }
        if (reply.isIntermediate()) {
            session.fail(Failure.protocol(
                    Stage.END_OF_DATA, "the end of the content was answered by " + session.peer() + " with " + reply));
            return;
        }
        Outcome outcome =
                reply.isPositive() ? new Outcome.Accepted(reply) : refused(Stage.END_OF_DATA, "the content", reply);
        if (session.isLmtp()) {
            ledger.decideNextAccepted(outcome);
        } else {
            ledger.decideAccepted(outcome);
        }
        if (reply.isPositive() && mailing.isNewest(this)) {
            mailing.transactionOpen(false);
        }
        settleIfHeard();
    }

    // A server that announces CHUNKING and does not know BDAT has accepted nothing: the mail goes again, with DATA.
    // Such a
    // server reads the content as commands, so that nothing more is said to it here.
    private boolean distrustsChunking(Reply reply) {
        boolean unknown = reply.code() == 500 || reply.code() == 502 || reply.code() == 503;
        if (chunks && unknown && !chunkHeard && ledger.accepted() > 0) {
            mustResend = true;
            session.setup().quirks().sawChunkingBreak();
            session.fail(Failure.transientFault(
                    Stage.CONTENT, "BDAT was answered by " + session.peer() + " with " + reply, null));
        }
        chunkHeard = true;
        return mustResend;
    }

    /** The server answered before it had all of the content: it cannot have accepted that. */
    void onEarlyReply(Reply reply) {
        if (distrustsChunking(reply)) {
            return;
        }
        Outcome outcome = reply.isTransient() || reply.isPermanent()
                ? refused(Stage.CONTENT, "the content", reply)
                : new Outcome.NotSent(
                        Stage.CONTENT,
                        Permanence.TRANSIENT,
                        session.peer() + " answered before the end of the content: " + reply);
        ledger.decideRest(outcome);
        session.fail(Failure.transientFault(Stage.CONTENT, outcome.description(), null));
    }

    private boolean isWrongClass(Stage stage, Reply reply) {
        if (!reply.isIntermediate()) {
            return false;
        }
        session.fail(Failure.protocol(stage, stage + " was answered by " + session.peer() + " with " + reply));
        return true;
    }

    private Outcome refused(Stage stage, String what, Reply reply) {
        return Outcome.refused(stage, reply, what + " refused by " + session.peer() + ": " + reply);
    }

    // ---- how it ends

    private ContentTransfer transfer() {
        if (transfer == null) {
            throw new IllegalStateException("nothing was said");
        }
        return transfer;
    }

    // What has left is answered all the same; DATA may even be granted.
    private void sayNoMore() {
        int dropped = mailing.isNewest(this) ? session.dialogue().dropUnsent() : 0;
        unheard -= dropped;
        transfer().stop();
        // Of what may be dropped, DATA is what was said last.
        dataAwaited &= dropped == 0;
        allSaid = !dataAwaited;
    }

    private void settleIfHeard() {
        if (unheard == 0 && allSaid && !over && !session.isClosing()) {
            // First: what is done next may be the end of the session.
            session.tellLater(this::tell);
            end();
        }
    }

    private void tell() {
        if (!cancelled) {
            transaction.settled(ledger, session.server());
        }
    }

    private void end() {
        over = true;
        if (transfer != null) {
            transfer.release();
        }
        mailing.onSettled(this);
    }

    /** The connection is gone. */
    void onLost(Failure failure, Suspicion suspicion) {
        over = true;
        if (transfer != null) {
            transfer.release();
        }
        if (!cancelled && isForAnotherConnection(suspicion)) {
            transaction.giveBack(session.owner(), mustResend ? Suspicion.BEHIND : suspicion);
            return;
        }
        ledger.decideRest(committed ? inDoubt(failure.description()) : failure.outcome());
        tell();
    }

    // A connection that has waited may have been dead for long. A mail that others were before goes on elsewhere at
    // once,
    // unless its end was written.
    private boolean isForAnotherConnection(Suspicion suspicion) {
        if (suspicion == Suspicion.BEHIND && !committed || mustResend) {
            return true;
        }
        boolean unheardOf = !senderHeard && !committed || turnedAway;
        return unheardOf && (standing != Standing.FRESH || suspicion == Suspicion.BEHIND);
    }

    private static Outcome inDoubt(String why) {
        return new Outcome.InDoubt(
                Stage.END_OF_DATA, "no final reply to the content, which may have been accepted: " + why);
    }

    boolean isAllSaid() {
        return allSaid;
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
        if (transfer().hasBegun()) {
            closeIfStuck();
        } else {
            sayNoMore();
            settleIfHeard();
        }
        session.dialogue().pump();
    }

    // Content that has begun to leave is stopped by the end of the connection alone. That takes nobody else's mail with
    // it.
    private void closeIfStuck() {
        boolean begun = transfer != null && transfer.hasBegun();
        boolean disturbsNobody = committed ? mailing.isAlone(this) : mailing.isHead(this);
        if (begun && disturbsNobody) {
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
