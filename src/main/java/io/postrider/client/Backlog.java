package io.postrider.client;

import io.postrider.QueueOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much the client has been handed and has not decided: counted, and bounded. Any thread. */
final class Backlog {

    private final QueueOptions options;
    private final AtomicInteger mails = new AtomicInteger();
    private final AtomicLong octets = new AtomicLong();

    Backlog(QueueOptions options) {
        this.options = options;
    }

    /** Makes room for a mail that holds so many octets in memory; returns whether there was room. A single mail always fits in an empty backlog. */
    boolean admit(long held) {
        if (mails.incrementAndGet() > options.maxMails()) {
            mails.decrementAndGet();
            return false;
        }
        if (octets.addAndGet(held) > options.maxOctets() && octets.get() > held) {
            release(held);
            return false;
        }
        return true;
    }

    /** A mail is decided. */
    void release(long held) {
        octets.addAndGet(-held);
        mails.decrementAndGet();
    }

    int mails() {
        return mails.get();
    }

    /** What is full, for people. */
    String describe() {
        return "the queue is full: " + mails.get() + " mails with " + octets.get() + " octets wait, and "
                + options.maxMails() + " mails with " + options.maxOctets() + " octets may";
    }
}
