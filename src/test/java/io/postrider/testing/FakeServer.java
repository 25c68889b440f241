package io.postrider.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on a free port of the loopback, and plays one script for each connection, in the order in which they come. */
final class FakeServer implements AutoCloseable {

    private final List<List<Step>> scripts;
    private final Pace pace;
    private final Duration patience;
    private final Cues cues = new Cues();
    private final ServerSocket listener;
    private final Queue<AssertionError> mismatches = new ConcurrentLinkedQueue<>();
    private final List<Socket> accepted = new ArrayList<>();
    private final AtomicInteger came = new AtomicInteger();
    private final CountDownLatch unfinished;
    private volatile boolean over;

    FakeServer(List<List<Step>> scripts, Pace pace, Duration patience) throws IOException {
        this.scripts = scripts;
        this.pace = pace;
        this.patience = patience;
        this.unfinished = new CountDownLatch(scripts.size());
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::listen, "fake-server");
    }

    int port() {
        return listener.getLocalPort();
    }

    Cues cues() {
        return cues;
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (!over) {
                Socket socket = listener.accept();
                synchronized (accepted) {
                    accepted.add(socket);
                }
                int number = came.getAndIncrement();
                start(() -> serve(socket, number), "fake-server-" + number);
            }
        } catch (IOException e) {
            // Closed: the play is over.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            if (number >= scripts.size()) {
                fail("connection " + (number + 1) + " was opened, and the script has " + scripts.size());
                return;
            }
            new Actor(scripts.get(number), pace, patience, cues, new Wire(socket)).play();
        } catch (AssertionError e) {
            fail("connection " + (number + 1) + ", replies " + pace + ": " + e.getMessage());
        } catch (IOException e) {
            fail("connection " + (number + 1) + ", replies " + pace + ": " + e);
        } finally {
            unfinished.countDown();
        }
    }

    // Whoever waits for the rest of the play need not.
    private void fail(String why) {
        if (!over) {
            mismatches.add(new AssertionError(why));
        }
        giveUp();
    }

    /** Closes everything, and what comes of that is no mismatch. */
    void giveUp() {
        over = true;
        try {
            close();
        } catch (IOException e) {
            throw new AssertionError("a socket does not close", e);
        }
    }

    /** Waits until every connection has been played to its end; the first mismatch if there was one. */
    AssertionError end() {
        try {
            if (!over && !unfinished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                mismatches.add(new AssertionError("replies " + pace + ": " + unfinished.getCount() + " of "
                        + scripts.size() + " connections did not come to their end, " + came.get() + " came"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return mismatches.peek();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (accepted) {
            for (Socket socket : accepted) {
                socket.close();
            }
        }
    }
}
