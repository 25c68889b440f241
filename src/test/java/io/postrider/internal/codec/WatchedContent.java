package io.postrider.internal.codec;

import io.postrider.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A content that knows how often it was opened and closed and how much was read, and can fail or get stuck. */
final class WatchedContent implements Content.Opener {

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicLong read = new AtomicLong();

    private final byte[] octets;
    private final long failAt;
    private final long stickAt;

    private WatchedContent(byte[] octets, long failAt, long stickAt) {
        this.octets = octets;
        this.failAt = failAt;
        this.stickAt = stickAt;
    }

    static WatchedContent of(byte[] octets) {
        return new WatchedContent(octets, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Fails once so many octets were read. */
    static WatchedContent failing(byte[] octets, long failAt) {
        return new WatchedContent(octets, failAt, Long.MAX_VALUE);
    }

    /** Gives no more octets once so many were read, until it is closed. */
    static WatchedContent sticking(byte[] octets, long stickAt) {
        return new WatchedContent(octets, Long.MAX_VALUE, stickAt);
    }

    boolean closedAsOftenAsOpened() {
        return closed.get() == opened.get();
    }

    @Override
    public InputStream open() {
        opened.incrementAndGet();
        return new Stream();
    }

    private final class Stream extends InputStream {

        private final CountDownLatch isClosed = new CountDownLatch(1);
        private int at;

        @Override
        public int read() {
            throw new AssertionError("read octet by octet");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at >= failAt) {
                throw new IOException("the disk is on fire");
            }
            if (at >= stickAt) {
                awaitClose();
            }
            int given = Math.min(length, octets.length - at);
            System.arraycopy(octets, at, target, offset, given);
            at += given;
            read.addAndGet(given);
            return given == 0 ? -1 : given;
        }

        private void awaitClose() throws IOException {
            try {
                isClosed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed while it was stuck");
        }

        @Override
        public void close() {
            if (isClosed.getCount() > 0) {
                closed.incrementAndGet();
            }
            isClosed.countDown();
        }
    }
}
