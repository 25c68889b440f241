package io.postrider.client;

import io.postrider.Mail;
import io.postrider.client.Outbox.Admission;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** Pulls mails from an iterator on a thread of its own, and sleeps while there is no room. */
final class Feeder {

    /** A wake-up may come before the sleep, and others fill the client's queue: nobody sleeps longer than this without looking. */
    private static final long LONGEST_SLEEP_NANOS = 10_000_000;

    private final BatchRun run;
    private final long pauseNanos;

    Feeder(BatchRun run, Duration pause) {
        this.run = run;
        this.pauseNanos = pause.toNanos();
    }

    void feed(Iterable<Mail> source) {
        Thread self = Thread.currentThread();
        run.onRoom(() -> LockSupport.unpark(self));
        try {
            Iterator<Mail> mails = source.iterator();
            boolean more = mails.hasNext();
            while (more && !run.isClosed()) {
                send(mails.next());
                more = mails.hasNext();
                if (more) {
                    rest();
                }
            }
            run.end(more ? new IllegalStateException("the client is closed") : null);
        } catch (RuntimeException | Error e) {
            run.end(e);
        }
    }

    private void rest() {
        long until = System.nanoTime() + pauseNanos;
        for (long left = pauseNanos; left > 0 && !run.isClosed(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(Mail mail) {
        while (run.room() <= 0 || run.offer(mail) == Admission.FULL) {
            LockSupport.parkNanos(LONGEST_SLEEP_NANOS);
        }
    }
}
