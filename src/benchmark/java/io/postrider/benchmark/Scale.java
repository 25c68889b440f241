package io.postrider.benchmark;

import java.util.Collection;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * Where things lie on the plot.
 *
 * @param farthest the longest round-trip time, milliseconds
 * @param lowest the power of ten at the lower end of the axis of mails a second
 * @param highest the one at the upper end
 */
record Scale(int farthest, int lowest, int highest) {

    static final int WIDTH = 900;
    static final int HEIGHT = 560;
    static final int LEFT = 90;
    static final int RIGHT = 660;
    static final int TOP = 64;
    static final int BOTTOM = 500;
    static final int LINE_HEIGHT = 16;

    /** Loopback takes no whole millisecond, and a logarithmic axis has no zero: this is where it is drawn. */
    private static final double LOOPBACK = 2;

    static Scale of(Collection<SortedMap<Integer, Double>> lines) {
        int farthest = lines.stream().mapToInt(SortedMap::lastKey).max().orElse(1);
        double least = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(mails -> mails)
                .min()
                .orElse(1);
        double most = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(mails -> mails)
                .max()
                .orElse(10);
        return new Scale(farthest, (int) Math.floor(Math.log10(least)), (int) Math.ceil(Math.log10(most)));
    }

    double x(int delay) {
        double share = Math.log(Math.max(delay, LOOPBACK) / LOOPBACK) / Math.log(Math.max(farthest, 10) / LOOPBACK);
        return LEFT + 30 + share * (RIGHT - LEFT - 30);
    }

    double y(double mails) {
        double share = (Math.log10(mails) - lowest) / (highest - lowest);
        return BOTTOM - share * (BOTTOM - TOP);
    }

    LongStream decades() {
        return LongStream.rangeClosed(lowest, highest).map(power -> Math.round(Math.pow(10, power)));
    }
}
