package io.postrider.internal.session;

import io.postrider.Reply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was learned of a server the hard way, remembered for a while and shared by all connections to it. Any thread.
 */
public final class Quirks {

    private static final long REMEMBERED_NANOS = Duration.ofMinutes(30).toNanos();

    private volatile Capabilities announced = Capabilities.none();

    /** What the server announces, which rarely changes from one connection to the next. */
    Capabilities announced(Reply reply) {
        Capabilities now = announced.or(reply);
        announced = now;
        return now;
    }

    private enum Quirk {
        PIPELINING,
        CHUNKING,
        CHUNKING_WORKS,
        TLS
    }

    private final AtomicLongArray until = new AtomicLongArray(Quirk.values().length);
    private final AtomicIntegerArray known = new AtomicIntegerArray(Quirk.values().length);

    /** It broke the protocol while groups were said: the next connections go without. */
    void sawPipeliningBreak() {
        remember(Quirk.PIPELINING);
    }

    boolean breaksPipelining() {
        return isKnown(Quirk.PIPELINING);
    }

    /** It announces CHUNKING and does not know BDAT. */
    void sawChunkingBreak() {
        forget(Quirk.CHUNKING_WORKS);
        remember(Quirk.CHUNKING);
    }

    boolean breaksChunking() {
        return isKnown(Quirk.CHUNKING);
    }

    /** It has accepted a mail that came with BDAT. */
    void sawChunkingWork() {
        remember(Quirk.CHUNKING_WORKS);
    }

    boolean knowsChunking() {
        return isKnown(Quirk.CHUNKING_WORKS);
    }

    /** It announces STARTTLS, a handshake failed, and in clear all went well. */
    void sawTlsBreak() {
        remember(Quirk.TLS);
    }

    boolean breaksTls() {
        return isKnown(Quirk.TLS);
    }

    private void remember(Quirk quirk) {
        until.set(quirk.ordinal(), System.nanoTime() + REMEMBERED_NANOS);
        known.set(quirk.ordinal(), 1);
    }

    private void forget(Quirk quirk) {
        known.set(quirk.ordinal(), 0);
    }

    private boolean isKnown(Quirk quirk) {
        return known.get(quirk.ordinal()) == 1 && System.nanoTime() - until.get(quirk.ordinal()) < 0;
    }
}
