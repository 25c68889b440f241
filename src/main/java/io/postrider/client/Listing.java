package io.postrider.client;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntUnaryOperator;

/**
 * How one session stands in the {@link WaitingSessions}: where it waits, if it does, and in which lists an entry of it lies. An entry may outlast the
 * waiting: who takes it out of its list finds out, by changing all of this in one step. Any thread.
 */
final class Listing {

    /** A list, and the two marks of a session that are about it. */
    enum Place {
        /** For those that have nothing to do. */
        IDLE(1, 2),
        /** For those that have mail under way and could take more behind it. */
        ROOMY(4, 8);

        private final int waits;
        private final int entry;

        Place(int waits, int entry) {
            this.waits = waits;
            this.entry = entry;
        }
    }

    private static final AtomicIntegerFieldUpdater<Listing> MARKS =
            AtomicIntegerFieldUpdater.newUpdater(Listing.class, "marks");
    private static final int ANY_ENTRY = Place.IDLE.entry | Place.ROOMY.entry;
    private static final int ANY_WAITING = Place.IDLE.waits | Place.ROOMY.waits;

    private final Runnable wake;
    private volatile int marks;

    /** @param wake tells the session that there may be mail */
    Listing(Runnable wake) {
        this.wake = wake;
    }

    /** Waits in that place, and no longer in another; returns whether an entry has to be added there, as none lies there. */
    boolean waitIn(Place place) {
        return lacks(place.entry, change(marks -> marks & ANY_ENTRY | place.entry | place.waits));
    }

    /** Waits no more; returns whether it did, so that nobody has woken it. */
    boolean stopWaiting() {
        return !lacks(ANY_WAITING, change(marks -> marks & ANY_ENTRY));
    }

    /** Its entry was taken out of that list; wakes it if it waited there, and returns whether it did. */
    boolean taken(Place from) {
        if (lacks(from.waits, change(marks -> marks & ~(from.entry | from.waits)))) {
            return false;
        }
        wake.run();
        return true;
    }

    /** Whether an entry of it may lie in that list. */
    boolean hasEntry(Place place) {
        return !lacks(place.entry, marks);
    }

    private int change(IntUnaryOperator to) {
        return MARKS.getAndUpdate(this, to);
    }

    private static boolean lacks(int mark, int marks) {
        return (marks & mark) == 0;
    }
}
