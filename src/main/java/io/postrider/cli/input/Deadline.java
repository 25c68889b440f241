package io.postrider.cli.input;

import java.time.Duration;

/**
 * How long something may take.
 *
 * @param time more than none
 */
public record Deadline(Duration time) {

    /** @throws IllegalArgumentException if it is no duration, or no time at all */
    public static Deadline parse(String text) {
        return new Deadline(Durations.parsePositive(text));
    }
}
