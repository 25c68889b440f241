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
 */
public record PoolOptions(int maxConnections, int maxOpening, Duration idleTimeout, Duration maxAge, int maxMails) {

    /** 10 connections, 8 being opened at once, 30 s idle, 1 h old, no end of mails. */
    public static PoolOptions defaults() {
        return new PoolOptions(10, 8, Duration.ofSeconds(30), Duration.ofHours(1), Integer.MAX_VALUE);
    }

    /** @throws IllegalArgumentException if a number is not positive */
    public PoolOptions {
        if (maxConnections < 1 || maxOpening < 1 || maxMails < 1) {
            throw new IllegalArgumentException("connections and mails are counted from 1");
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero() || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("idle timeout and maximum age must be positive");
        }
    }

    /** The same with another number of connections. */
    public PoolOptions withMaxConnections(int connections) {
        return new PoolOptions(connections, maxOpening, idleTimeout, maxAge, maxMails);
    }

    /** The same with another number of connections being opened at once. */
    public PoolOptions withMaxOpening(int connections) {
        return new PoolOptions(maxConnections, connections, idleTimeout, maxAge, maxMails);
    }

    /** The same with another idle timeout. */
    public PoolOptions withIdleTimeout(Duration time) {
        return new PoolOptions(maxConnections, maxOpening, time, maxAge, maxMails);
    }

    /** The same with another age. */
    public PoolOptions withMaxAge(Duration time) {
        return new PoolOptions(maxConnections, maxOpening, idleTimeout, time, maxMails);
    }

    /** The same with another number of mails for each connection. */
    public PoolOptions withMaxMails(int mails) {
        return new PoolOptions(maxConnections, maxOpening, idleTimeout, maxAge, mails);
    }
}
