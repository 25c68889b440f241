package io.postrider.client;

import io.postrider.Mail;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** Pulls mails from an iterator on a thread of its own, and sleeps while there is no room. */
final class Feeder {

    /** A wake-up may come before the sleep; nobody sleeps longer than this without looking. */
    private static final long LONGEST_SLEEP_NANOS = 10_000_000;

    private final BatchRun run;
    private final Duration pause;

    Feeder(BatchRun run, Duration pause) {
        this.run = run;
        this.pause = pause;
    }

    void feed(Iterable<Mail> source) {
        Thread self = Thread.currentThread();
        run.onRoom(() -> LockSupport.unpark(self));
        try {
            boolean first = true;
            Iterator<Mail> mails = source.iterator();
            while (mails.hasNext()) {
                Mail mail = mails.next();
                if (!first) {
                    rest();
                }
                first = false;
                awaitRoom(mail);
                run.send(mail);
            }
            run.end(null);
        } catch (RuntimeException | Error e) {
            run.end(e);
        }
    }

    private void rest() {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void awaitRoom(Mail mail) {
        while (run.room() <= 0 || !run.clientHasRoom(mail)) {
            LockSupport.parkNanos(LONGEST_SLEEP_NANOS);
        }
    }
}
