package io.postrider.cli;

import io.postrider.Mail;
import io.postrider.cli.output.Lines;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the mails of a batch over one at a time, until they are all, or somebody says to stop, or nobody reads of the outcomes any
 * more; and remembers what those under way are called. Pulled from by one thread, asked by many.
 */
final class Feed implements Iterable<Mail> {

    private final Iterator<Made> jobs;
    private final Consumer<Made.Nothing> unmade;
    private final Duration pause;
    private final StopSign stop;
    private final Lines out;
    private final ConcurrentMap<Long, Job> underWay = new ConcurrentHashMap<>();

    /**
     * @param unmade told of those that could not be made
     * @param pause how long to rest between one mail and the next
     */
    Feed(Iterator<Made> jobs, Consumer<Made.Nothing> unmade, Duration pause, StopSign stop, Lines out) {
        this.jobs = jobs;
        this.unmade = unmade;
        this.pause = pause;
        this.stop = stop;
        this.out = out;
    }

    @Override
    public Iterator<Mail> iterator() {
        return new Mails();
    }

    /** Whose outcome it is; it is told once. */
    Job take(long number) {
        return Objects.requireNonNull(underWay.remove(number), "a mail has one outcome");
    }

    private final class Mails implements Iterator<Mail> {
        private long number;
        private @Nullable Job next;

        @Override
        public boolean hasNext() {
            if (next == null && number > 0 && jobs.hasNext()) {
                stop.rest(pause);
            }
            while (next == null && !isOver() && jobs.hasNext()) {
                pull();
            }
            return next != null && !isOver();
        }

        private boolean isOver() {
            return stop.isRaised() || out.isBroken();
        }

        private void pull() {
            Made made = jobs.next();
            if (made instanceof Job job) {
                next = job;
            } else if (made instanceof Made.Nothing nothing) {
                unmade.accept(nothing);
            }
        }

        @Override
        public Mail next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Job job = Objects.requireNonNull(next);
            next = null;
            underWay.put(number++, job);
            return job.mail();
        }
    }
}
