package io.postrider.client;

/**
 * How many connections a lane has, and how many of them are being opened. Any thread; guarded by a lock that is held for a few instructions, and
 * never across a call to anything that takes another.
 */
final class ConnectionCount {

    /** What is left when an attempt to open a connection has failed. */
    enum Left {
        NOTHING,
        OPEN_ONES,
        OTHER_ATTEMPTS
    }

    private final int most;

    // Guarded by this.
    private int connections;
    private int opening;

    /** @param most how many connections there may be */
    ConnectionCount(int most) {
        this.most = most;
    }

    /** Counts in one that is to be opened, if there may be one more and mail for it; returns whether there was. */
    synchronized boolean begin(int mostOpening, WaitingMails mails) {
        boolean room = connections < most && opening < mostOpening;
        // Each connection that is being opened will take one mail: what waits beyond that may be worth another.
        if (!room || mails.count() <= opening) {
            return false;
        }
        connections++;
        opening++;
        return true;
    }

    /** One that was being opened is open. */
    synchronized void opened() {
        opening--;
    }

    /** One that was open is not any more. */
    synchronized void closed() {
        connections--;
    }

    /** One that was being opened came to nothing. */
    synchronized Left failed() {
        connections--;
        opening--;
        if (connections == 0) {
            return Left.NOTHING;
        }
        return opening == 0 ? Left.OPEN_ONES : Left.OTHER_ATTEMPTS;
    }
}
