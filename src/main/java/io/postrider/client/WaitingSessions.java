package io.postrider.client;

import io.postrider.internal.session.Session;
import io.postrider.internal.session.Session.Standing;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The sessions that came for mail and found none. A session lists and unlists itself on its own event loop; any thread may wake one, which takes it
 * from its list, so that a burst of mails wakes each once. No lock.
 */
final class WaitingSessions {

    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

    /** Those that have mail under way and could take more behind it: asked when there is nobody else. */
    private final Deque<Session> roomy = new ConcurrentLinkedDeque<>();

    /** Lists a session that stands so, and no longer as it stood before. On its event loop. */
    void list(Session session, Standing standing) {
        unlist(session);
        session.setListed(true);
        (standing == Standing.BUSY ? roomy : idle).addFirst(session);
    }

    /** Returns whether it was listed, and nobody has woken it since. On its event loop. */
    boolean unlist(Session session) {
        if (!session.isListed()) {
            return false;
        }
        session.setListed(false);
        return idle.remove(session) || roomy.remove(session);
    }

    /** Wakes one that is idle, and returns whether there was one. Any thread. */
    boolean wakeIdle() {
        return wakeOne(idle);
    }

    /** Wakes one that has mail under way and room behind it, if there is one. Any thread. */
    void wakeRoomy() {
        wakeOne(roomy);
    }

    private static boolean wakeOne(Deque<Session> of) {
        Session session = of.pollFirst();
        if (session != null) {
            session.wake();
        }
        return session != null;
    }
}
