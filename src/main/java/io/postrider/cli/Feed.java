package io.postrider.cli;

import io.postrider.Mail;
import io.postrider.cli.output.Lines;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Hands the mails of a batch over one at a time, until they are all, or somebody says to stop, or nobody reads of the outcomes any
 * more; and remembers what those under way are called. Pulled from by one thread, asked by many.
 */
final class Feed implements Iterable<Mail> {

    private final Iterator<Job> jobs;
    private final Duration pause;
    private final StopSign stop;
    private final Lines out;
    private final ConcurrentMap<Long, Job> underWay = new ConcurrentHashMap<>();

    /** @param pause how long to rest between one mail and the next */
    Feed(Iterator<Job> jobs, Duration pause, StopSign stop, Lines out) {
        this.jobs = jobs;
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

        @Override
        public boolean hasNext() {
            if (!jobs.hasNext()) {
                return false;
            }
            if (number > 0) {
                stop.rest(pause);
            }
            return !stop.isRaised() && !out.isBroken();
        }

        @Override
        public Mail next() {
            Job job = jobs.next();
            underWay.put(number++, job);
            return job.mail();
        }
    }
}
