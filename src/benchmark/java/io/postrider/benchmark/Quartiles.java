package io.postrider.benchmark;

import java.util.Arrays;

/** How a figure spreads over the rounds. */
record Quartiles(double first, double median, double third) {

    static Quartiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    // Between two values, the straight line between them.
    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    Quartiles times(double factor) {
        return new Quartiles(first * factor, median * factor, third * factor);
    }

    @Override
    public String toString() {
        return Double.isNaN(median)
                ? "–"
                : Format.number(median) + " (" + Format.number(first) + " – " + Format.number(third) + ")";
    }
}
