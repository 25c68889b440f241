package io.postrider;

import java.time.Duration;

/**
 * How many connections a destination may have, and how long each lives.
 *
 * @param maxConnections connections open at once, those being opened included
 * @param maxOpening connections being opened at once, so that a start is no handshake storm
 * @param idleTimeout how long a connection may wait for a mail before it says QUIT
 * @param maxAge how long a connection may live before it is replaced
 * @param maxMails how many mails a connection may carry before it is replaced
 * @param longestBackOff how long at most nobody tries again after a connection could not be had: a tenth of a second at first, and twice as long
 *     after each further failure
 */
public record PoolOptions(
        int maxConnections,
        int maxOpening,
        Duration idleTimeout,
        Duration maxAge,
        int maxMails,
        Duration longestBackOff) {

    private static final Duration USUAL_BACK_OFF = Duration.ofSeconds(5);

    /** 10 connections, 8 being opened at once, 30 s idle, 1 h old, no end of mails, at most 5 s between attempts. */
    public static PoolOptions defaults() {
        return new PoolOptions(10, 8, Duration.ofSeconds(30), Duration.ofHours(1), Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException if a number is not positive */
    public PoolOptions {
        if (maxConnections < 1 || maxOpening < 1 || maxMails < 1) {
            throw new IllegalArgumentException("connections and mails are counted from 1");
        }
        if (longestBackOff.isNegative() || longestBackOff.isZero()) {
            throw new IllegalArgumentException("the time between two attempts must be positive: " + longestBackOff);
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero() || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("idle timeout and maximum age must be positive");
        }
        idleTimeout = Timeouts.bounded(idleTimeout);
        maxAge = Timeouts.bounded(maxAge);
        longestBackOff = Timeouts.bounded(longestBackOff);
    }

    /** The same as {@link #defaults} where nothing is given. */
    public PoolOptions(int maxConnections, int maxOpening, Duration idleTimeout, Duration maxAge, int maxMails) {
        this(maxConnections, maxOpening, idleTimeout, maxAge, maxMails, USUAL_BACK_OFF);
    }

    /** The same with another number of connections. */
    public PoolOptions withMaxConnections(int connections) {
        return new PoolOptions(connections, maxOpening, idleTimeout, maxAge, maxMails, longestBackOff);
    }

    /** The same with another number of connections being opened at once. */
    public PoolOptions withMaxOpening(int connections) {
        return new PoolOptions(maxConnections, connections, idleTimeout, maxAge, maxMails, longestBackOff);
    }

    /** The same with another idle timeout. */
    public PoolOptions withIdleTimeout(Duration time) {
        return new PoolOptions(maxConnections, maxOpening, time, maxAge, maxMails, longestBackOff);
    }

    /** The same with another age. */
    public PoolOptions withMaxAge(Duration time) {
        return new PoolOptions(maxConnections, maxOpening, idleTimeout, time, maxMails, longestBackOff);
    }

    /** The same with another number of mails for each connection. */
    public PoolOptions withMaxMails(int mails) {
        return new PoolOptions(maxConnections, maxOpening, idleTimeout, maxAge, mails, longestBackOff);
    }

    /** The same with another limit to the time between two attempts where the last one failed. */
    public PoolOptions withLongestBackOff(Duration time) {
        return new PoolOptions(maxConnections, maxOpening, idleTimeout, maxAge, maxMails, time);
    }
}
