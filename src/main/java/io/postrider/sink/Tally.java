package io.postrider.sink;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts for all connections. For any thread. */
final class Tally {

    /** What one connection has counted since it last told; plain fields, because a mail is to cost nothing. */
    static final class Share {
        long commands;
        long mails;
        long recipients;
        long contentOctets;
    }

    private final LongAdder connections = new LongAdder();
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong maximumOpen = new AtomicLong();
    private final LongAdder mails = new LongAdder();
    private final LongAdder recipients = new LongAdder();
    private final LongAdder contentOctets = new LongAdder();
    private final LongAdder commands = new LongAdder();
    private final LongAdder authAttempts = new LongAdder();
    private final LongAdder authSuccesses = new LongAdder();
    private final LongAdder handshakes = new LongAdder();
    private final LongAdder resumedHandshakes = new LongAdder();
    private final LongAdder reads = new LongAdder();

    void onOpen() {
        connections.increment();
        maximumOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    void onClose() {
        open.decrementAndGet();
    }

    void onRead() {
        reads.increment();
    }

    void onAuth() {
        authAttempts.increment();
    }

    void onAuthSuccess() {
        authSuccesses.increment();
    }

    void onHandshake(boolean resumed) {
        handshakes.increment();
        if (resumed) {
            resumedHandshakes.increment();
        }
    }

    /** Takes over what a connection has counted. */
    void add(Share share) {
        commands.add(share.commands);
        share.commands = 0;
        if (share.mails > 0) {
            mails.add(share.mails);
            recipients.add(share.recipients);
            contentOctets.add(share.contentOctets);
            share.mails = 0;
            share.recipients = 0;
            share.contentOctets = 0;
        }
    }

    Counters counters() {
        return new Counters(
                connections.sum(),
                open.get(),
                maximumOpen.get(),
                mails.sum(),
                recipients.sum(),
                contentOctets.sum(),
                commands.sum(),
                authAttempts.sum(),
                authSuccesses.sum(),
                handshakes.sum(),
                resumedHandshakes.sum(),
                reads.sum());
    }
}
