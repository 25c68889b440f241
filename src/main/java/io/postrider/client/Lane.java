package io.postrider.client;

import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.PoolOptions;
import io.postrider.Stage;
import io.postrider.internal.session.Failure;
import io.postrider.internal.session.MailTransaction;
import io.postrider.internal.session.Session;
import io.postrider.internal.session.Session.Standing;
import io.postrider.internal.session.Session.Suspicion;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The mail that waits for one destination, and the sessions that serve it. Sessions come for mail themselves; one that finds none is idle,
 * and is woken by the next mail. So a mail meets no lock on its way, and a burst of mails wakes each session once.
 *
 * <p>Any thread may submit; what sessions tell comes on their event loops. How many connections there are is guarded by a lock that is
 * held for a few instructions and never across a call to anything else.
 */
final class Lane implements Connecting.Owner {

    private final PoolOptions options;
    private final Runnable connect;

    // First what was given back, then what is new. A mail that a lost connection is suspected of takes none but a fresh
    // one.
    private final Queue<MailTransaction> forFresh = new ConcurrentLinkedQueue<>();
    private final Queue<MailTransaction> first = new ConcurrentLinkedQueue<>();
    private final Queue<MailTransaction> waiting = new ConcurrentLinkedQueue<>();

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

    /** Those that have mail under way and could take more behind it: asked when there is nobody else. */
    private final Deque<Session> roomy = new ConcurrentLinkedDeque<>();

    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final LockOut lockOut;

    // Guarded by this.
    private int connections;
    private int opening;

    private volatile boolean closed;

    /** @param connect starts to open a connection with this lane as its owner */
    Lane(PoolOptions options, LockOut lockOut, java.util.function.Function<Lane, Runnable> connect) {
        this.options = options;
        this.lockOut = lockOut;
        this.connect = connect.apply(this);
    }

    // ---- mail comes

    /** Takes a mail. */
    void submit(MailTransaction transaction) {
        waiting.add(transaction);
        dispatch();
    }

    /** Takes what is left of a mail, before all others. */
    void submitFirst(MailTransaction transaction) {
        first.add(transaction);
        dispatch();
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
            forFresh.add(transaction);
            dispatch();
        }
    }

    // Somebody who waits for mail gets to know of it, or there is somebody more.
    private void dispatch() {
        if (closed) {
            failAll(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, "the client is closed"), null);
            return;
        }
        if (!wakeOne(idle)) {
            if (mayConnect()) {
                connect.run();
            } else {
                wakeOne(roomy);
            }
        }
        if (!forFresh.isEmpty() && mayConnect()) {
            connect.run();
        }
    }

    private static boolean wakeOne(Deque<Session> of) {
        Session session = of.pollFirst();
        if (session != null) {
            session.wake();
        }
        return session != null;
    }

    private boolean mayConnect() {
        Failure refusal = lockOut.current();
        if (refusal != null) {
            if (sessions.isEmpty()) {
                failAll(refusal.outcome(), null);
            }
            return false;
        }
        int mostOpening = lockOut.mostOpening(options.maxOpening());
        synchronized (this) {
            boolean room = connections < options.maxConnections() && opening < mostOpening;
            if (!room || !isMoreWaitingThan(opening)) {
                return false;
            }
            connections++;
            opening++;
            return true;
        }
    }

    // Each connection that is being opened will take one mail: what waits beyond that may be worth another. Counts no
    // further
    // than it must.
    private boolean isMoreWaitingThan(int mails) {
        int count = 0;
        for (Queue<MailTransaction> queue : List.of(forFresh, first, waiting)) {
            for (MailTransaction transaction : queue) {
                if (transaction.isWaiting() && ++count > mails) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- sessions come for it

    @Override
    public void ready(Session session) {
        opened.incrementAndGet();
        lockOut.end();
        sessions.add(session);
        synchronized (this) {
            opening--;
        }
        if (closed) {
            session.leave();
        }
    }

    @Override
    public @Nullable MailTransaction next(Session session, Standing standing) {
        MailTransaction next = poll(standing);
        while (next == null) {
            // Whoever submits from now on sees that this session waits; whoever submitted before is seen here.
            list(session, standing);
            if (!hasMail(standing) || !unlist(session)) {
                return null;
            }
            next = poll(standing);
        }
        unlist(session);
        // A new connection takes one mail; what waits behind that may be worth some more.
        if (standing == Standing.FRESH && hasMail()) {
            dispatch();
            while (mayConnect()) {
                connect.run();
            }
        }
        return next;
    }

    private void list(Session session, Standing standing) {
        unlist(session);
        session.setListed(true);
        (standing == Standing.BUSY ? roomy : idle).addFirst(session);
    }

    private boolean unlist(Session session) {
        if (!session.isListed()) {
            return false;
        }
        session.setListed(false);
        return idle.remove(session) || roomy.remove(session);
    }

    private @Nullable MailTransaction poll(Standing standing) {
        MailTransaction next = take(standing);
        // Whoever was cancelled while it waited has been settled then.
        while (next != null && !next.take()) {
            next = take(standing);
        }
        return next;
    }

    private @Nullable MailTransaction take(Standing standing) {
        MailTransaction next = standing == Standing.FRESH ? forFresh.poll() : null;
        next = next == null ? first.poll() : next;
        return next == null ? waiting.poll() : next;
    }

    private boolean hasMail(Standing standing) {
        return !waiting.isEmpty() || !first.isEmpty() || standing == Standing.FRESH && !forFresh.isEmpty();
    }

    private boolean hasMail() {
        return hasMail(Standing.FRESH);
    }

    // ---- sessions go

    @Override
    public void gone(Session session) {
        unlist(session);
        if (!sessions.remove(session)) {
            return;
        }
        synchronized (this) {
            connections--;
        }
        if (hasMail()) {
            dispatch();
        }
    }

    @Override
    public void failed(Failure failure, @Nullable InetSocketAddress address) {
        failed.incrementAndGet();
        if (failure.stage() == Stage.AUTH) {
            lockOut.begin(failure);
        }
        boolean alone;
        boolean last;
        synchronized (this) {
            connections--;
            opening--;
            alone = connections == 0;
            last = opening == 0;
        }
        if (alone) {
            failAll(failure.outcome(), address);
        } else if (last) {
            failThoseForFresh(failure.outcome(), address);
        }
    }

    // The other mails wait for the connections that there are; these would wait for one that nobody opens.
    private void failThoseForFresh(Outcome outcome, @Nullable InetSocketAddress address) {
        for (MailTransaction next = forFresh.poll(); next != null; next = forFresh.poll()) {
            if (next.take()) {
                next.settle(outcome, address);
            }
        }
    }

    // As many as there are now: those that come meanwhile get a connection attempt of their own.
    private void failAll(Outcome outcome, @Nullable InetSocketAddress address) {
        for (int i = forFresh.size() + first.size() + waiting.size(); i > 0; i--) {
            MailTransaction next = poll(Standing.FRESH);
            if (next == null) {
                return;
            }
            next.settle(outcome, address);
        }
        if (hasMail() && !closed) {
            dispatch();
        }
    }

    // ---- the end

    /** Ends everything: what waits is not sent, and what is under way ends as it stands. */
    void close(String why) {
        closed = true;
        failAll(new Outcome.NotSent(Stage.QUEUE, Permanence.TRANSIENT, why), null);
        sessions.forEach(session -> session.abort(why));
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
