package io.postrider.client;

import io.postrider.BodyType;
import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.PoolOptions;
import io.postrider.Stage;
import io.postrider.client.ConnectionCount.Left;
import io.postrider.client.Listing.Place;
import io.postrider.internal.session.Failure;
import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.Session;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Assigns the mail for one destination to the sessions that serve it. Sessions come for mail themselves; one that finds none is idle,
 * and is woken by the next mail. So a mail for which there is a session meets no lock on its way, and a burst of mails wakes each session once.
 * Where the server cannot be reached, or refuses the login, the attempts are spaced; mail that nobody is left to take is told why.
 *
 * <p>Any thread may submit; what sessions tell comes on their event loops. It has no lock of its own, and calls nobody while one is held.
 */
final class Lane implements Connecting.Owner {

    private static final Outcome CLOSED =
            new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, "the client is closed");

    /** Whether a connection may be opened. */
    private enum Verdict {
        /** One is being opened. */
        CONNECTING,
        /** Nobody wants one, there are enough, or the last attempt has just failed: who asked is called when its time has come. */
        NOT_NOW,
        /** The login was refused a short time ago. */
        LOCKED_OUT
    }

    private final PoolOptions options;
    private final Runnable connect;

    private final WaitingMails mails = new WaitingMails();
    private final Map<Session, Listing> sessions = new ConcurrentHashMap<>();
    private final WaitingSessions listed = new WaitingSessions();
    private final ConnectionCount connections;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final LockOut lockOut;
    private final BackOff backOff;

    private volatile @Nullable BodyType widestBody;
    private volatile boolean closed;

    /**
     * @param alarm runs something later
     * @param connect starts to open a connection with this lane as its owner
     */
    Lane(PoolOptions options, LockOut lockOut, Alarm alarm, Function<Lane, Runnable> connect) {
        this.options = options;
        this.connections = new ConnectionCount(options.maxConnections());
        this.lockOut = lockOut;
        this.backOff = new BackOff(options.longestBackOff(), alarm, this::retry);
        this.connect = connect.apply(this);
    }

    // ---- mail comes

    /** Takes a mail. */
    void submit(MailTransaction transaction) {
        mails.add(transaction);
        dispatch();
    }

    /** Takes what is left of a mail, before all others. */
    void submitFirst(MailTransaction transaction) {
        mails.addFirst(transaction);
        dispatch();
    }

    /** A mail that waits here was cancelled. */
    void withdrawn() {
        mails.withdrawn();
    }

    @Override
    public void giveBack(MailTransaction transaction, Suspicion suspicion) {
        if (suspicion == Suspicion.BEHIND) {
            submitFirst(transaction);
        } else if (transaction.isSecondTry() && transaction.take()) {
            transaction.settle(
                    new Outcome.NotSent(
                            Stage.MAIL, Permanence.TRANSIENT, "two connections were lost before any reply to MAIL"),
                    null);
        } else {
            mails.addForFresh(transaction);
            dispatch();
        }
    }

    // Somebody who waits for mail gets to know of it, or there is somebody more; where nobody is to be had, the mail is
    // told why, and what has come meanwhile is looked after.
    private void dispatch() {
        boolean told;
        do {
            told = closed ? failAll(CLOSED, null) : assign() == Verdict.LOCKED_OUT && failForLockOut();
        } while (told && isWanted());
    }

    private Verdict assign() {
        Verdict verdict = Verdict.NOT_NOW;
        if (!listed.wakeIdle()) {
            verdict = connectIfAllowed();
            if (verdict != Verdict.CONNECTING) {
                listed.wakeRoomy();
            }
        }
        return mails.hasAnyForFresh() ? connectIfAllowed() : verdict;
    }

    private Verdict connectIfAllowed() {
        Verdict verdict = verdict();
        if (verdict == Verdict.CONNECTING) {
            connect.run();
        }
        return verdict;
    }

    // A connection that may be opened is counted in.
    private Verdict verdict() {
        if (closed || !isWanted()) {
            return Verdict.NOT_NOW;
        }
        if (lockOut.current() != null) {
            return Verdict.LOCKED_OUT;
        }
        boolean may = backOff.mayTry()
                && connections.begin(backOff.mostOpening(lockOut.mostOpening(options.maxOpening())), mails);
        return may ? Verdict.CONNECTING : Verdict.NOT_NOW;
    }

    // Those that other sessions may take wait for them; a mail for a fresh connection would wait for one that nobody
    // may open. Returns whether there may be others to look after now.
    private boolean failForLockOut() {
        Failure refusal = lockOut.current();
        if (refusal == null) {
            // It has just ended.
            return true;
        }
        if (sessions.isEmpty()) {
            return failAll(refusal.outcome(), null);
        }
        failThoseForFresh(refusal.outcome(), null);
        return false;
    }

    private boolean isWanted() {
        return mails.count() > 0;
    }

    // The time has come to try again.
    private void retry() {
        if (isWanted()) {
            dispatch();
            connectAsNeeded();
        }
    }

    private void connectAsNeeded() {
        while (connectIfAllowed() == Verdict.CONNECTING) {
            // One more.
        }
    }

    // ---- sessions come for it

    @Override
    public void ready(Session session) {
        opened.incrementAndGet();
        lockOut.end();
        backOff.end();
        sessions.put(session, new Listing(session::wake));
        connections.opened();
        if (closed) {
            session.leave();
        }
    }

    @Override
    public @Nullable MailTransaction next(Session session, Standing standing) {
        BodyType widest = session.widestBody();
        if (widestBody != widest) {
            widestBody = widest;
        }
        Listing listing = listing(session);
        MailTransaction next = pollSuited(standing, widest);
        while (next == null) {
            // Whoever submits from now on sees that this session waits; whoever submitted before is seen here.
            listed.list(listing, standing == Standing.BUSY ? Place.ROOMY : Place.IDLE);
            if (!mails.hasAny(standing) || !listed.unlist(listing)) {
                return null;
            }
            next = pollSuited(standing, widest);
        }
        listed.unlist(listing);
        // A new connection takes one mail; what waits behind that may be worth some more.
        if (standing == Standing.FRESH && isWanted()) {
            dispatch();
            connectAsNeeded();
        }
        return next;
    }

    private Listing listing(Session session) {
        Listing listing = sessions.get(session);
        if (listing == null) {
            throw new IllegalStateException(session + " is not ready");
        }
        return listing;
    }

    /** What the server that was last come for mail from takes; null before. */
    @Nullable
    BodyType widestBody() {
        return widestBody;
    }

    // One that is in no form for this server comes back when it is.
    private @Nullable MailTransaction pollSuited(Standing standing, BodyType widest) {
        MailTransaction next = mails.poll(standing);
        while (next != null && !next.suits(widest)) {
            next = mails.poll(standing);
        }
        return next;
    }

    // ---- sessions go

    @Override
    public void gone(Session session) {
        Listing listing = sessions.remove(session);
        if (listing == null) {
            return;
        }
        listed.remove(listing);
        connections.closed();
        if (isWanted()) {
            dispatch();
        }
    }

    @Override
    public void failed(Failure failure, @Nullable InetSocketAddress address) {
        failed.incrementAndGet();
        if (failure.stage() == Stage.AUTH) {
            lockOut.begin(failure);
        } else {
            backOff.begin();
        }
        Left left = connections.failed();
        if (left == Left.NOTHING) {
            failAll(failure.outcome(), address);
        } else if (left == Left.OPEN_ONES) {
            failThoseForFresh(failure.outcome(), address);
        }
        // Later, if more wait than the other connections are enough for, or have come meanwhile.
        if (isWanted()) {
            dispatch();
        }
    }

    // The other mails wait for the connections that there are; these would wait for one that nobody opens.
    private void failThoseForFresh(Outcome outcome, @Nullable InetSocketAddress address) {
        for (MailTransaction next = mails.pollForFresh(); next != null; next = mails.pollForFresh()) {
            next.settle(outcome, address);
        }
    }

    // As many as there are now: those that come meanwhile get a connection attempt of their own. Returns whether there
    // were as many.
    private boolean failAll(Outcome outcome, @Nullable InetSocketAddress address) {
        for (int i = mails.count(); i > 0; i--) {
            MailTransaction next = mails.poll(Standing.FRESH);
            if (next == null) {
                return false;
            }
            next.settle(outcome, address);
        }
        return true;
    }

    // ---- the end

    /** No mail waits any more, and none will come: nobody opens a connection from now on. */
    void end() {
        closed = true;
    }

    /** Ends everything: what waits is not sent, and what is under way ends as it stands. */
    void close(String why) {
        closed = true;
        failAll(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, why), null);
        sessions.keySet().forEach(session -> session.abort(why));
    }

    long opened() {
        return opened.get();
    }

    long failed() {
        return failed.get();
    }

    int open() {
        return sessions.size();
    }
}
