package io.postrider.cli.output;

import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts recipients by what became of them. For any thread. */
public final class Tally {

    private final LongAdder mails = new LongAdder();
    private final AtomicLongArray recipients = new AtomicLongArray(Status.values().length);

    /** Counts a mail and its recipients. */
    public void add(Receipt receipt) {
        mails.increment();
        for (Receipt.Result result : receipt.recipients()) {
            recipients.incrementAndGet(result.outcome().status().ordinal());
        }
    }

    /** Counts a mail that could not be made: as not sent to one, as nobody knows to how many it would have gone. */
    public void addUnmade() {
        mails.increment();
        recipients.incrementAndGet(Status.NOT_SENT.ordinal());
    }

    /** How many mails have an outcome. */
    public long mails() {
        return mails.sum();
    }

    /** How many recipients ended so. */
    public long of(Status status) {
        return recipients.get(status.ordinal());
    }

    /** What is in doubt tells more than what was rejected, and that more than what may be tried later. */
    public ExitStatus exitStatus() {
        if (of(Status.IN_DOUBT) > 0) {
            return ExitStatus.IN_DOUBT;
        }
        if (of(Status.REJECTED) > 0) {
            return ExitStatus.REJECTED;
        }
        return of(Status.DEFERRED) + of(Status.NOT_SENT) > 0 ? ExitStatus.TRY_LATER : ExitStatus.OK;
    }
}
