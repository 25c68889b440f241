package io.postrider.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * Something that must be reached.
 *
 * @param what what is measured
 * @param direction whether more is better
 * @param bound what the median must reach
 * @param measured what was measured, if it was
 */
record Target(String what, Direction direction, double bound, Optional<Quartiles> measured) {

    enum Direction {
        AT_LEAST,
        AT_MOST
    }

    static Target atLeast(double bound, String what, Optional<Quartiles> measured) {
        return new Target(what, Direction.AT_LEAST, bound, measured);
    }

    static Target atMost(double bound, String what, Optional<Quartiles> measured) {
        return new Target(what, Direction.AT_MOST, bound, measured);
    }

    List<String> row() {
        return List.of(
                what,
                (direction == Direction.AT_LEAST ? "at least " : "at most ") + Format.number(bound),
                measured.map(Quartiles::toString).orElse("–"),
                measured.map(value -> isReached(value) ? "reached" : "**not reached**")
                        .orElse("not measured"));
    }

    private boolean isReached(Quartiles value) {
        return direction == Direction.AT_LEAST ? value.median() >= bound : value.median() <= bound;
    }
}
