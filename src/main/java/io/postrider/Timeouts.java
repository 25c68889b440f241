package io.postrider;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long each stage may take: absolute from the moment that its reply is the next one due, so that a server that drips octets
 * cannot stretch it. {@link Stage#CONTENT} is the time that each 64 KiB of the content may take, and what is left of it. {@link Stage#QUEUE} has no end of its own; a deadline for the whole
 * mail is the client's.
 *
 * <p>The defaults are those of RFC 5321 section 4.5.3.2: 5 minutes for the greeting, EHLO, MAIL, RCPT and a conversation's commands, 2 minutes
 * for DATA, 3 minutes for the content, 10 minutes for the final reply. Where the RFC is silent: 30 seconds to connect, 2 minutes for
 * STARTTLS and for AUTH, 20 seconds for RSET, 5 seconds for QUIT.
 */
public final class Timeouts {

    /** The longest time there is here, a hundred years: whatever is longer is taken for that. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    private static final Timeouts DEFAULTS = new Timeouts(new EnumMap<>(Stage.class));

    private final EnumMap<Stage, Duration> changed;

    private Timeouts(EnumMap<Stage, Duration> changed) {
        this.changed = changed;
    }

    /** The RFC's. */
    public static Timeouts defaults() {
        return DEFAULTS;
    }

    /**
     * The same with another time for one stage.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public Timeouts with(Stage stage, Duration timeout) {
        return with(Map.of(stage, timeout));
    }

    /**
     * The same with one time for every stage.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public Timeouts withAll(Duration timeout) {
        EnumMap<Stage, Duration> all = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            all.put(stage, timeout);
        }
        return with(all);
    }

    private Timeouts with(Map<Stage, Duration> more) {
        EnumMap<Stage, Duration> next = new EnumMap<>(changed);
        more.forEach((stage, timeout) -> next.put(stage, positive(stage, timeout)));
        return new Timeouts(next);
    }

    private static Duration positive(Stage stage, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout of " + stage + " must be positive: " + timeout);
        }
        return bounded(timeout);
    }

    /** The same time, or {@link #LONGEST} if that is shorter, so that it can be counted in nanoseconds. */
    public static Duration bounded(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    /** How long this stage may take. */
    public Duration of(Stage stage) {
        return Objects.requireNonNullElse(changed.get(stage), stage.defaultTimeout());
    }

    @Override
    public String toString() {
        return "Timeouts" + changed;
    }
}
