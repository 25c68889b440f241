package io.postrider.cli.output;

import io.postrider.Outcome.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The last words of a batch.
 *
 * @param tally what became of the recipients
 * @param took how long it took
 * @param connections how many connections were used
 */
public record Summary(Tally tally, Duration took, long connections) {

    /** The lines. */
    public List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s: %d accepted, %d rejected, %d deferred, %d not sent, %d in doubt",
                        Plural.of(tally.mails(), "mail"),
                        tally.of(Status.ACCEPTED),
                        tally.of(Status.REJECTED),
                        tally.of(Status.DEFERRED),
                        tally.of(Status.NOT_SENT),
                        tally.of(Status.IN_DOUBT)),
                String.format(
                        Locale.ROOT,
                        "%.1f s, %.0f mails a second, %s",
                        seconds(),
                        tally.mails() / seconds(),
                        Plural.of(connections, "connection")));
    }

    // A run takes some time, however short: nobody divides by zero.
    private double seconds() {
        return Math.max(took.toNanos(), 1_000_000) / 1e9;
    }
}
