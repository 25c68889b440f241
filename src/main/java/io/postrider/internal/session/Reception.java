package io.postrider.internal.session;

import io.postrider.Outcome;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;
import io.postrider.internal.codec.Commands;

/**
 * What the server makes of the content of one attempt: hears the replies to DATA (RFC 5321 section 4.1.1.4) or to each BDAT (RFC 3030
 * section 2), and to the end. Confined to the event loop.
 *
 * <pre>
 * C: DATA
 * S: 354 go ahead
 * C: content and .
 * S: 250 2.0.0 queued as 4711
 * </pre>
 */
final class Reception {

    private final Attempt attempt;

    private boolean dataAwaited;
    private boolean chunkHeard;
    private boolean mustResend;

    Reception(Attempt attempt) {
        this.attempt = attempt;
    }

    private Ledger ledger() {
        return attempt.ledger();
    }

    private Session session() {
        return attempt.session();
    }

    // ---- DATA

    void sayData() {
        dataAwaited = true;
        attempt.say(Command.Plain.DATA, this::onData);
    }

    /** Whether DATA is said and not answered. */
    boolean awaitsGoAhead() {
        return dataAwaited;
    }

    /** Something was dropped before it left, and DATA is what is said last. */
    void onDropped() {
        dataAwaited = false;
    }

    private void onData(Reply reply) {
        attempt.heard();
        dataAwaited = false;
        if (reply.isIntermediate()) {
            onGoAhead();
        } else if (reply.isPositive()) {
            session().fail(Refusal.protocol(Stage.DATA, reply, session()));
        } else {
            ledger().decideRest(Refusal.of(Stage.DATA, "DATA", reply, session()));
            attempt.endSaying();
        }
        attempt.settleIfHeard();
    }

    private void onGoAhead() {
        attempt.contentLeaves();
        if (attempt.wantsContent()) {
            attempt.sendContent();
        } else if (ledger().accepted() > 0) {
            // Granted for a mail that was cancelled: a lone dot would send an empty one.
            session().fail(Failure.transientFault(Stage.DATA, "a mail was cancelled", null));
        } else {
            // A server may grant DATA although no recipient is left. RFC 2920 section 3.1 asks for a lone dot.
            attempt.say(new Commands.EndOfData(1), reply -> {
                attempt.heard();
                attempt.settleIfHeard();
            });
            attempt.contentSaid();
        }
    }

    // ---- pieces

    /** The reply to a piece of the content that is not the last one. */
    void onChunk(Reply reply) {
        attempt.heard();
        if (distrustsChunking(reply)) {
            return;
        }
        if (!reply.isPositive() && !Refusal.isWrongClass(Stage.CONTENT, reply, session())) {
            ledger().decideRest(Refusal.of(Stage.CONTENT, "BDAT", reply, session()));
            attempt.wantNoContent();
        } else {
            attempt.settleIfHeard();
        }
    }

    // A server that announces CHUNKING and does not know BDAT has accepted nothing: the mail goes again, with DATA.
    // Such a server reads the content as commands, so that nothing more is said to it here.
    private boolean distrustsChunking(Reply reply) {
        boolean unknown = reply.code() == 500 || reply.code() == 502 || reply.code() == 503;
        boolean doubtful = attempt.chunks()
                && !chunkHeard
                && !attempt.mailing().eagerness().chunkingWorks();
        chunkHeard = true;
        if (unknown && doubtful && ledger().accepted() > 0) {
            mustResend = true;
            session().setup().quirks().sawChunkingBreak();
            session()
                    .fail(Failure.transientFault(
                            Stage.CONTENT, "BDAT was answered by " + session().peer() + " with " + reply, null));
        }
        return mustResend;
    }

    /** Whether the server cannot have accepted the mail, and will be sent it in another way. */
    boolean mustResend() {
        return mustResend;
    }

    // ---- the end

    /** The final reply; in LMTP the one of the next accepted recipient. */
    void onEnd(Reply reply) {
        attempt.heard();
        if (distrustsChunking(reply) || Refusal.isWrongClass(Stage.END_OF_DATA, reply, session())) {
            return;
        }
        Outcome outcome = reply.isPositive()
                ? new Outcome.Accepted(reply)
                : Refusal.of(Stage.END_OF_DATA, "the content", reply, session());
        if (session().isLmtp()) {
            ledger().decideNextAccepted(outcome);
        } else {
            ledger().decideAccepted(outcome);
        }
        if (reply.isPositive()) {
            onAccepted();
        }
        attempt.settleIfHeard();
    }

    private void onAccepted() {
        if (attempt.chunks()) {
            attempt.mailing().eagerness().onChunksAccepted();
        }
        if (attempt.mailing().isNewest(attempt)) {
            attempt.mailing().transactionOpen(false);
        }
    }

    /** The server answered before it had all of the content: it cannot have accepted that. */
    void onEarlyReply(Reply reply) {
        if (distrustsChunking(reply)) {
            return;
        }
        if (reply.isTransient() || reply.isPermanent()) {
            ledger().decideRest(Refusal.of(Stage.CONTENT, "the content", reply, session()));
        }
        String early = session().peer() + " answered before the end of the content: " + reply;
        session().fail(Failure.transientFault(Stage.CONTENT, early, null));
    }
}
