package io.postrider.benchmark;

import java.util.Collection;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * Where things lie on the plot. Both axes are logarithmic; the loopback interface, whose round trip takes no whole millisecond, stands beside the
 * axis of round-trip times, as it would lie too far to the left.
 *
 * @param nearest the shortest round-trip time but that of the loopback interface, milliseconds
 * @param farthest the longest
 * @param lowest the power of ten at the lower end of the axis of mails a second
 * @param highest the one at the upper end
 */
record Scale(int nearest, int farthest, int lowest, int highest) {

    static final int WIDTH = 960;
    static final int HEIGHT = 600;
    static final int LEFT = 110;
    static final int RIGHT = 660;
    static final int TOP = 76;
    static final int BOTTOM = 530;
    static final int LINE_HEIGHT = 18;

    /** Where the axis of round-trip times is broken. */
    static final int BREAK = 230;

    private static final int LOOPBACK = 150;
    private static final int BEHIND_BREAK = 300;

    static Scale of(Collection<SortedMap<Integer, Double>> lines) {
        int nearest = lines.stream()
                .flatMap(line -> line.keySet().stream())
                .filter(delay -> delay > 0)
                .min(Integer::compare)
                .orElse(1);
        int farthest = lines.stream().mapToInt(SortedMap::lastKey).max().orElse(nearest);
        double[] speeds = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(mails -> mails)
                .sorted()
                .toArray();
        double least = speeds.length == 0 ? 1 : speeds[0];
        double most = speeds.length == 0 ? 10 : speeds[speeds.length - 1];
        return new Scale(nearest, farthest, (int) Math.floor(Math.log10(least)), (int) Math.ceil(Math.log10(most)));
    }

    double x(int delay) {
        if (delay == 0) {
            return LOOPBACK;
        }
        double share =
                farthest == nearest ? 1 : Math.log((double) delay / nearest) / Math.log((double) farthest / nearest);
        return BEHIND_BREAK + share * (RIGHT - BEHIND_BREAK);
    }

    double y(double mails) {
        double share = (Math.log10(mails) - lowest) / (highest - lowest);
        return BOTTOM - share * (BOTTOM - TOP);
    }

    LongStream decades() {
        return LongStream.rangeClosed(lowest, highest).map(power -> Math.round(Math.pow(10, power)));
    }
}
