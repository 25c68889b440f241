package io.postrider.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, line by line, from any thread. A line is written at once when nobody else is writing; those that come
 * meanwhile go out together behind it, so that a hundred thousand lines a second do not cost as many system calls, and none
 * waits for a timer.
 */
public final class Lines {

    /** Who would let more than this wait for a slow reader waits for it. */
    private static final int MAXIMUM_WAITING = 1 << 20;

    private final OutputStream out;

    // Guarded by this.
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean writing;
    private boolean broken;

    public Lines(OutputStream out) {
        this.out = out;
    }

    /** Writes a line in UTF-8; after a fault of the stream, such as a reader that went away, nothing. */
    public void line(String line) {
        if (enqueue((line + "\n").getBytes(StandardCharsets.UTF_8))) {
            drain();
        }
    }

    /** Whether the reader has gone away, or the disk is full. */
    public synchronized boolean isBroken() {
        return broken;
    }

    /** Waits until all that was said is written. */
    public synchronized void flush() {
        awaitUntil(() -> !writing);
    }

    private synchronized boolean enqueue(byte[] line) {
        awaitUntil(() -> waiting.size() < MAXIMUM_WAITING || broken);
        if (broken) {
            return false;
        }
        waiting.writeBytes(line);
        boolean mine = !writing;
        writing = true;
        return mine;
    }

    private void drain() {
        byte[] next = take();
        while (next != null) {
            write(next);
            next = take();
        }
    }

    private void write(byte[] lines) {
        try {
            out.write(lines);
            out.flush();
        } catch (IOException e) {
            giveUp();
        }
    }

    private synchronized void giveUp() {
        broken = true;
        waiting.reset();
    }

    private synchronized byte @Nullable [] take() {
        notifyAll();
        if (waiting.size() == 0) {
            writing = false;
            return null;
        }
        byte[] next = waiting.toByteArray();
        waiting = new ByteArrayOutputStream();
        return next;
    }

    private void awaitUntil(java.util.function.BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
