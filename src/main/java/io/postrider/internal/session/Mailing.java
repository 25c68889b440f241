package io.postrider.internal.session;

import io.postrider.BodyType;
import io.postrider.Pipelining;
import io.postrider.Reply;
import io.postrider.SessionOptions.Chunking;
import io.postrider.Stage;
import io.postrider.internal.codec.MalformedReplyException;
import io.postrider.internal.session.Session.Standing;
import java.net.ProtocolException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One mail after the other (RFC 5321 section 3.3), and the next one's MAIL behind the content of the last one where the window allows: with
 * nothing unsent the owner is asked for the next mail, and its commands leave in the same write.
 */
final class Mailing extends Phase {

    private static final int MAILS_BETWEEN_LOOKS = 16;

    private final ArrayDeque<Attempt> open = new ArrayDeque<>(4);
    private final long bornNanos = System.nanoTime();
    private final boolean pipelining;
    private final Eagerness eagerness;
    private final int mostMails;

    /** The last of those that are open: a connection with nothing to do holds nothing of what it did. */
    private @Nullable Attempt newest;

    private @Nullable Obstacles obstacles;
    private @Nullable MailParameters parameters;
    private int served;
    private int recipientLimit;
    private boolean transactionOpen;
    private boolean ready;
    private boolean waited;
    private boolean leaving;
    private boolean chunks;

    Mailing(Session session) {
        super(session);
        pipelining = session.options().pipelining() != Pipelining.OFF
                && session.capabilities().has("PIPELINING")
                && !session.setup().quirks().breaksPipelining();
        eagerness = new Eagerness(session, pipelining);
        mostMails = Math.min(
                session.setup().pool().maxMails(), session.capabilities().limit("MAILMAX"));
        recipientLimit = session.capabilities().mostRecipients();
    }

    @Override
    void begin() {
        session.dialogue().allow(pipelining, session.capabilities().smtpUtf8());
    }

    // ---- the window

    @Override
    boolean saysMore() {
        if (session.isOver()) {
            return false;
        }
        tellReady();
        if (!mayBegin()) {
            leaveIfDone();
            return false;
        }
        // By this the owner chooses a form of the mail, and the mail is said, whatever other sessions find out.
        chunks = mayChunk();
        Standing standing = standing();
        MailTransaction transaction = session.owner().next(session, standing);
        if (transaction == null) {
            onNoMail();
            return false;
        }
        served++;
        Attempt attempt = transaction.attempt(session, this, standing);
        newest = attempt;
        open.add(attempt);
        attempt.begin();
        transaction.cancelAttempt();
        return true;
    }

    private void onNoMail() {
        waited = true;
        if (!session.dialogue().isAwaiting()) {
            eagerness.onIdle();
        }
    }

    // Not before all that was read with the last reply is heard: a server that goes on to say 421 was never ready,
    // and to take it for a lost connection would be to open the next one at once, and so on.
    private void tellReady() {
        if (!ready) {
            ready = true;
            session.tellReady();
        }
    }

    private Standing standing() {
        if (served == 0 && !waited) {
            return Standing.FRESH;
        }
        return open.isEmpty() ? Standing.IDLE : Standing.BUSY;
    }

    private boolean mayBegin() {
        boolean room = newest == null || newest.isAllSaid() && open.size() < window();
        return room && !isDone() && session.dialogue().hasRoom();
    }

    // With an end of data awaited, standard pipelining says the next mail's envelope and no more: its content waits for
    // the replies.
    private int window() {
        if (!pipelining) {
            return 1;
        }
        return mayRunAhead() ? session.options().window() : 2;
    }

    /** Whether content may go out before the replies to its envelope have come. */
    boolean mayRunAhead() {
        return eagerness.mayRunAhead() && chunks();
    }

    Eagerness eagerness() {
        return eagerness;
    }

    /** Whether the content of the mail that comes next goes out with BDAT. */
    boolean chunks() {
        return chunks;
    }

    private boolean mayChunk() {
        return session.options().chunking() == Chunking.WHERE_OFFERED
                && session.capabilities().chunking()
                && !session.setup().quirks().breaksChunking();
    }

    private boolean isDone() {
        return leaving || served >= mostMails || isTooOld();
    }

    // A busy connection looks at the clock for some of its mails only.
    private boolean isTooOld() {
        boolean looks = open.isEmpty() || served % MAILS_BETWEEN_LOOKS == 0;
        return served > 0
                && looks
                && System.nanoTime() - bornNanos
                        > session.setup().pool().maxAge().toNanos();
    }

    // ---- what the transactions tell

    /** The server has, or may have, a transaction begun; RSET must come before the next MAIL. */
    void transactionOpen(boolean begun) {
        transactionOpen = begun;
    }

    boolean isTransactionOpen() {
        return transactionOpen;
    }

    boolean isNewest(Attempt transaction) {
        return newest == transaction;
    }

    boolean isAlone(Attempt transaction) {
        return open.size() == 1 && open.peek() == transaction;
    }

    boolean isHead(Attempt transaction) {
        return open.peek() == transaction;
    }

    // What is the same for all mails that go out in the same way is made once.

    Obstacles obstacles(BodyType widest) {
        if (obstacles == null || obstacles.widest() != widest) {
            obstacles = new Obstacles(session, widest);
        }
        return obstacles;
    }

    MailParameters parameters(BodyType widest) {
        if (parameters == null || parameters.widest() != widest) {
            parameters = new MailParameters(session.capabilities(), widest);
        }
        return parameters;
    }

    /** A server that refused one recipient too many will do so again. */
    void learnRecipientLimit(int accepted) {
        recipientLimit = Math.min(recipientLimit, accepted);
    }

    int recipientLimit() {
        return recipientLimit;
    }

    /** All that a transaction awaited is heard. */
    void onSettled(Attempt transaction) {
        open.remove(transaction);
        if (newest == transaction) {
            newest = open.peekLast();
        }
        Attempt head = open.peek();
        if (head != null) {
            head.onHead();
        }
    }

    private void leaveIfDone() {
        if (isDone() && open.isEmpty() && session.dialogue().isQuiet()) {
            session.owner().gone(session);
            session.enter(new Farewell(session));
        }
    }

    // ---- what happens

    @Override
    void onEarlyReply(Exchange exchange, Reply reply) {
        Attempt head = open.peek();
        if (head != null) {
            head.onEarlyReply(reply);
        }
    }

    // Whoever is not the head waits for it.
    @Override
    boolean awaitsContent() {
        Attempt head = open.peek();
        return head != null && head.awaitsContent();
    }

    @Override
    void onNothingAwaited(Deadline deadline) {
        if (open.isEmpty()) {
            deadline.moveTo(
                    System.nanoTime(), session.setup().pool().idleTimeout().toNanos());
        } else {
            deadline.moveTo(
                    System.nanoTime(),
                    session.options().timeouts().of(Stage.CONTENT).toNanos());
        }
    }

    @Override
    void onIdleTooLong() {
        if (open.isEmpty()) {
            onLeave();
        } else {
            session.fail(Diagnosis.stopped(session));
        }
    }

    @Override
    void onLeave() {
        leaving = true;
        session.dialogue().pump();
    }

    // What a server says unasked, or answers to a command said alone, is no matter of groups.
    @Override
    void onLosing(Failure failure) {
        if (!open.isEmpty() && session.dialogue().isGroupOut() && isProtocolError(failure)) {
            session.setup().quirks().sawPipeliningBreak();
        }
    }

    @Override
    void onLost(Failure failure) {
        boolean head = true;
        for (Attempt transaction : open) {
            transaction.onLost(failure, head ? Session.Suspicion.HEAD : Session.Suspicion.BEHIND);
            head = false;
        }
        open.clear();
        newest = null;
        if (ready) {
            session.owner().gone(session);
        } else {
            session.owner().failed(session, failure);
        }
    }

    private static boolean isProtocolError(Failure failure) {
        return failure.cause() instanceof ProtocolException || failure.cause() instanceof MalformedReplyException;
    }
}
