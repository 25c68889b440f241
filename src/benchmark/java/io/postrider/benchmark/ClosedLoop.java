package io.postrider.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A number of mails in flight: as soon as one is decided, the next is sent in its place. */
final class ClosedLoop {

    private final List<Place> places;
    private final Phaser turn = new Phaser(1);
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();
    private volatile boolean over;

    /** @param senders one for each mail that may be in flight; each sends a mail and gives the future of its outcome */
    ClosedLoop(List<? extends Supplier<? extends CompletableFuture<?>>> senders) {
        places = senders.stream().map(Place::new).toList();
    }

    /**
     * Sends for as long as the turn lasts; gives how many mails were accepted.
     *
     * @throws IllegalStateException if a mail failed, in this turn or before; its cause is the first failure
     */
    long send(Duration duration) throws InterruptedException {
        over = false;
        long before = accepted();
        turn.bulkRegister(places.size());
        places.forEach(Place::next);
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        over = true;
        turn.arriveAndAwaitAdvance();
        Throwable first = firstFailure.get();
        if (first != null) {
            throw new IllegalStateException(failures.sum() + " mails failed, the first with " + first, first);
        }
        return accepted() - before;
    }

    private long accepted() {
        return places.stream().mapToLong(place -> place.accepted).sum();
    }

    /** Where one mail is in flight, and then another. Its own callback, so that the caller's side makes nothing anew for each mail. */
    private final class Place implements BiConsumer<Object, Throwable> {

        private final Supplier<? extends CompletableFuture<?>> sender;
        private long accepted;

        private Place(Supplier<? extends CompletableFuture<?>> sender) {
            this.sender = sender;
        }

        private void next() {
            try {
                sender.get().whenComplete(this);
            } catch (RuntimeException e) {
                // Nobody else would hear of it: the turn would not end.
                accept(null, e);
            }
        }

        @Override
        public void accept(Object outcome, Throwable fault) {
            if (fault == null) {
                accepted++;
            } else {
                onFailure(fault);
            }
            if (over || fault != null) {
                turn.arriveAndDeregister();
            } else {
                next();
            }
        }

        private void onFailure(Throwable fault) {
            firstFailure.compareAndSet(null, fault);
            failures.increment();
        }
    }
}
