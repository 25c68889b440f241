package io.postrider;

import java.time.Duration;
import java.time.Instant;

/**
 * When a mail was handed over and how long it took.
 *
 * <p>Kept as numbers, as there is one for each mail; the methods give them as the types of java.time.
 *
 * @param submittedMillis when {@code send} was called, in milliseconds since 1970
 * @param queuedNanos how long it waited for a connection, in nanoseconds
 * @param totalNanos from {@code send} to the last outcome, in nanoseconds
 */
public record Timings(long submittedMillis, long queuedNanos, long totalNanos) {

    /** From the types of java.time. */
    public Timings(Instant submitted, Duration queued, Duration total) {
        this(submitted.toEpochMilli(), queued.toNanos(), total.toNanos());
    }

    /** When {@code send} was called. */
    public Instant submitted() {
        return Instant.ofEpochMilli(submittedMillis);
    }

    /** How long it waited for a connection. */
    public Duration queued() {
        return Duration.ofNanos(queuedNanos);
    }

    /** From {@code send} to the last outcome. */
    public Duration total() {
        return Duration.ofNanos(totalNanos);
    }
}
