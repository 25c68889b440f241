package io.postrider.client;

import io.postrider.client.Listing.Place;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The sessions that came for mail and found none. A session lists and unlists itself on its own event loop; any thread may wake one, which takes it
 * from its list, so that a burst of mails wakes each once. No lock, and no walk but at the end of a session: one that finds mail by itself leaves its
 * entry where it is, for whoever comes upon it, or for when it waits there again.
 *
 * <p>What keeps a session from being lost: it is marked first, and added after that if no entry of it is there; it looks for mail when {@code list} has
 * returned. Whoever takes an entry out of a list clears its mark there in the same step in which he learns whether it waits. So of one who lists itself and
 * one who takes its entry meanwhile, either the second sees that it waits, and wakes it, or the first sees that the entry is gone, and adds another.
 */
final class WaitingSessions {

    private final Deque<Listing> idle = new ConcurrentLinkedDeque<>();

    /** Those that have mail under way and could take more behind it: asked when there is nobody else. */
    private final Deque<Listing> roomy = new ConcurrentLinkedDeque<>();

    /** Lists a session, and no longer where it waited before. On its event loop. */
    void list(Listing session, Place place) {
        if (session.waitIn(place)) {
            of(place).addFirst(session);
        }
    }

    /** Returns whether it was listed, and nobody has woken it since. On its event loop. */
    boolean unlist(Listing session) {
        return session.stopWaiting();
    }

    /** Forgets a session that will not be listed again. On its event loop. */
    void remove(Listing session) {
        session.stopWaiting();
        for (Place place : Place.values()) {
            if (session.hasEntry(place)) {
                of(place).remove(session);
            }
        }
    }

    /** Wakes one that is idle, and returns whether there was one. Any thread. */
    boolean wakeIdle() {
        return wakeOne(Place.IDLE);
    }

    /** Wakes one that has mail under way and room behind it, if there is one. Any thread. */
    void wakeRoomy() {
        wakeOne(Place.ROOMY);
    }

    private boolean wakeOne(Place place) {
        Deque<Listing> from = of(place);
        Listing next = from.pollFirst();
        while (next != null && !next.taken(place)) {
            next = from.pollFirst();
        }
        return next != null;
    }

    private Deque<Listing> of(Place place) {
        return place == Place.IDLE ? idle : roomy;
    }
}
