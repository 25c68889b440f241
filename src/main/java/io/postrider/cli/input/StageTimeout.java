package io.postrider.cli.input;

import io.postrider.Stage;
import io.postrider.Timeouts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long one stage may take, or every one: {@code greeting=10s}, {@code end-of-data=15m}, {@code all=2s}.
 *
 * @param stage the stage; empty for all
 * @param timeout its time, more than none
 */
public record StageTimeout(Optional<Stage> stage, Duration timeout) {

    /** @throws IllegalArgumentException if it is none */
    public static StageTimeout parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + text + "' is not of the form STAGE=DURATION");
        }
        return new StageTimeout(stage(text.substring(0, equals)), Durations.parsePositive(text.substring(equals + 1)));
    }

    /** The timeouts with this one changed. */
    public Timeouts in(Timeouts timeouts) {
        return stage.map(one -> timeouts.with(one, timeout)).orElseGet(() -> timeouts.withAll(timeout));
    }

    private static Optional<Stage> stage(String word) {
        if (word.equalsIgnoreCase("all")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Stage.values())
                .filter(stage ->
                        word(stage).equals(word.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no stage: use all, " + words())));
    }

    /** The stages, as they are written here. */
    public static String words() {
        return Arrays.stream(Stage.values()).map(StageTimeout::word).collect(Collectors.joining(", "));
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
