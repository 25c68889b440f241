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
import java.util.List;
import java.util.function.Consumer;

/**
 * The envelope of one attempt (RFC 5321 sections 4.1.1.2 and 4.1.1.3): says MAIL and RCPT, behind RSET where the server may hold an older
 * transaction, and hears for whom the server would take the mail. Confined to the event loop.
 *
 * <pre>
 * C: MAIL FROM:&lt;a@example.com&gt;
 * C: RCPT TO:&lt;b@example.org&gt;
 * S: 250 ok
 * S: 250 ok
 * </pre>
 */
final class Addressing {

    private static final int[] NOBODY = {};

    private final Attempt attempt;

    private int[] asked = NOBODY;
    private int heardRecipients;
    private boolean senderHeard;
    private boolean senderAccepted;
    private boolean turnedAway;

    Addressing(Attempt attempt) {
        this.attempt = attempt;
    }

    private Envelope envelope() {
        return attempt.transaction().envelope();
    }

    private List<Mailbox> recipients() {
        return attempt.transaction().recipients();
    }

    private Ledger ledger() {
        return attempt.ledger();
    }

    private Session session() {
        return attempt.session();
    }

    private Mailing mailing() {
        return attempt.mailing();
    }

    private boolean isAllOrNothing() {
        return envelope().acceptance() == Acceptance.ALL;
    }

    // ---- what is said

    /** Chooses the recipients of this transaction; returns whether there are any, and nothing is in the way of the mail. */
    boolean begin(PreparedContent content, BodyType widest) {
        Outcome obstacle = mailing().obstacles(widest).of(envelope(), content);
        if (obstacle != null) {
            ledger().decideRest(obstacle);
            return false;
        }
        int[] portion = new Portion(session(), recipientLimit()).of(recipients(), ledger());
        if (isAllOrNothing() && portion.length < recipients().size()) {
            // One cannot be written here: to name the others would be to begin what cannot end well.
            decideWithoutContent();
            return false;
        }
        asked = portion;
        return asked.length > 0;
    }

    // What was learned of the server by a 452 is no reason to try all or nothing with fewer than all.
    private int recipientLimit() {
        return isAllOrNothing() ? Integer.MAX_VALUE : mailing().recipientLimit();
    }

    void say(PreparedContent content, BodyType widest) {
        if (mailing().isTransactionOpen()) {
            attempt.say(Command.Plain.RSET, this::onReset);
        }
        mailing().transactionOpen(true);
        attempt.say(mailFrom(content, widest), this::onSender);
        Consumer<Reply> onRecipient = this::onRecipient;
        for (int recipient : asked) {
            attempt.say(new Commands.RcptTo(Path.of(recipient(recipient), session())), onRecipient);
        }
    }

    private Command mailFrom(PreparedContent content, BodyType widest) {
        String path = envelope()
                .reversePath()
                .map(from -> Path.of(from, session()).toString())
                .orElse("");
        return mailing().parameters(widest).of(path, envelope(), recipients(), content);
    }

    private Mailbox recipient(int index) {
        return recipients().get(index);
    }

    // ---- what is heard

    private void onReset(Reply reply) {
        attempt.heard();
        if (!reply.isPositive() && reply.code() != 421) {
            session().fail(notForgotten(reply));
            return;
        }
        attempt.settleIfHeard();
    }

    // A refusal is a reply like others, and breaks no protocol; but the next mail would be added to the last one.
    private Failure notForgotten(Reply reply) {
        Failure failure = Refusal.protocol(Stage.RSET, reply, session());
        return reply.isIntermediate() ? failure : Failure.transientFault(Stage.RSET, failure.description(), null);
    }

    private void onSender(Reply reply) {
        attempt.heard();
        senderHeard = true;
        if (reply.isPositive()) {
            senderAccepted = true;
            attempt.settleIfHeard();
            return;
        }
        if (Refusal.isWrongClass(Stage.MAIL, reply, session())) {
            return;
        }
        turnedAway = reply.code() == 421;
        String path = envelope().reversePath().map(Mailbox::toString).orElse("");
        ledger().decideRest(Refusal.of(Stage.MAIL, "MAIL FROM:<" + path + ">", reply, session()));
        attempt.wantNoContent();
    }

    private void onRecipient(Reply reply) {
        attempt.heard();
        int index = asked[heardRecipients++];
        if (senderAccepted) {
            hearRecipient(index, reply);
        }
        if (heardRecipients == asked.length) {
            attempt.onEnvelopeHeard();
        }
        attempt.settleIfHeard();
    }

    private void hearRecipient(int index, Reply reply) {
        if (reply.isPositive()) {
            ledger().accept(index);
        } else if (isOneTooMany(reply)) {
            mailing().learnRecipientLimit(ledger().accepted());
            ledger().putOff(index);
        } else if (!Refusal.isWrongClass(Stage.RCPT, reply, session())) {
            ledger().decide(index, Refusal.of(Stage.RCPT, "RCPT TO:<" + recipient(index) + ">", reply, session()));
        }
    }

    // RFC 5321 section 4.5.3.1.10.
    private boolean isOneTooMany(Reply reply) {
        return (reply.code() == 452 || reply.code() == 552) && ledger().accepted() > 0 && !isAllOrNothing();
    }

    // ---- what came of it

    /** Whether the server would take the mail for as many as the envelope asks for. */
    boolean wantsContent() {
        int enough = isAllOrNothing() ? recipients().size() : 1;
        return senderAccepted && ledger().accepted() >= enough;
    }

    /** Whoever was accepted is not, where one of all was refused. */
    void decideWithoutContent() {
        Outcome refusal = ledger().refusal();
        if (refusal != null && isAllOrNothing()) {
            ledger().decideRest(new Outcome.NotSent(
                    refusal.stage(),
                    refusal.isPermanent() ? Permanence.PERMANENT : Permanence.TRANSIENT,
                    "all or nothing was asked for, and another was refused: " + refusal.description()));
        }
    }

    /** Whether the server has said anything of this mail. */
    boolean isHeardOf() {
        return senderHeard;
    }

    /** Whether what it said was no more than goodbye. */
    boolean isTurnedAway() {
        return turnedAway;
    }
}
