package io.postrider.benchmark;

import java.time.Duration;

/**
 * One set of circumstances that clients are compared in.
 *
 * @param size octets of content of each mail
 * @param connections how many connections each client has, unless its name says otherwise
 * @param delay milliseconds that the sink holds each reply back, as a line with such a round-trip time would
 */
record Cell(int size, int connections, int delay) {

    /** The one that most is told of. */
    static final Cell USUAL = new Cell(1 << 10, 10, 0);

    /** What a client may have in memory at once. */
    private static final long MOST_OCTETS_IN_FLIGHT = 256L << 20;

    /** A turn begins with a round trip more for whoever sends the envelope first: it must not show. */
    private static final int ROUND_TRIPS_A_TURN = 100;

    private static final int LEAST_ROUND_TRIPS_A_TURN = 40;
    private static final Duration LONG_TURN = Duration.ofSeconds(2);

    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(3);

    /**
     * How many mails a client that takes any number is given at once: enough for every connection to have {@code each} under way, with as
     * many in wait.
     */
    int inFlight(int each) {
        long wanted = Math.max(delay == 0 ? 64 : 2, 2L * each * connections);
        long bounded = Math.min(wanted, MOST_OCTETS_IN_FLIGHT / size);
        return (int) Math.max(bounded, 2L * connections);
    }

    /** {@code turn}, or as long as a good number of round trips takes. */
    Duration turn(Duration turn) {
        Duration enough = shorter(roundTrips(ROUND_TRIPS_A_TURN), LONG_TURN);
        return longer(turn, longer(enough, roundTrips(LEAST_ROUND_TRIPS_A_TURN)));
    }

    private Duration roundTrips(int count) {
        return Duration.ofMillis((long) count * delay);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** How many turns it takes to run for so long. Where a client mostly waits, a compiler has little to gain. */
    int warmUpTurns(Duration warmUp, Duration turn) {
        Duration needed = delay == 0 || warmUp.compareTo(SHORT_WARM_UP) < 0 ? warmUp : SHORT_WARM_UP;
        return (int) Math.ceil((double) needed.toMillis() / turn(turn).toMillis());
    }

    Cell with(int otherConnections) {
        return new Cell(size, otherConnections, delay);
    }

    String title() {
        String delayed = delay == 0 ? "" : ", " + delay + " ms round-trip time";
        return Format.octets(size) + ", " + connections + (connections == 1 ? " connection" : " connections") + delayed;
    }
}
