package io.postrider.internal.session;

import io.postrider.Outcome.Permanence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.RejectedExecutionException;

/** What it means for a mail that something was thrown when its content was asked for what it is, or for its octets. */
public final class ContentFault {

    private ContentFault() {}

    /** A disk, a thread or memory may be had at the next try; the caller's code that throws something else will throw it again. */
    public static Permanence permanence(Throwable thrown) {
        boolean passes = thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || thrown instanceof RejectedExecutionException
                || thrown instanceof VirtualMachineError;
        return passes ? Permanence.TRANSIENT : Permanence.PERMANENT;
    }
}
