package io.postrider.cli.input;

import io.postrider.Timeouts;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h}, {@code 1d}. */
public final class Durations {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /** @throws IllegalArgumentException if it is none, or longer than a hundred years, beyond which clocks cannot count it */
    public static Duration parse(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 500ms, 2s, 5m or 1h");
        }
        return bounded(text, Duration.of(Long.parseLong(duration.group(1)), unit(duration.group(2))));
    }

    private static Duration bounded(String text, Duration duration) {
        if (duration.compareTo(Timeouts.LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + Timeouts.LONGEST.toDays() + "d");
        }
        return duration;
    }

    /** @throws IllegalArgumentException if it is none, too long, or no time at all */
    public static Duration parsePositive(String text) {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is no time at all");
        }
        return duration;
    }

    private static ChronoUnit unit(String symbol) {
        return switch (symbol) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
