package io.postrider.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What blocks: a thread for each connection, which sends one mail after the other. The threads outlive the turns. */
final class ThreadPool implements AutoCloseable {

    private final List<? extends Connection> connections;
    private final ExecutorService threads;

    ThreadPool(List<? extends Connection> connections) {
        this.connections = connections;
        threads = Executors.newFixedThreadPool(connections.size());
    }

    long send(Duration turn) throws Exception {
        long end = System.nanoTime() + turn.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (Connection connection : connections) {
            counts.add(threads.submit(() -> sendUntil(end, connection)));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        return sum;
    }

    private static long sendUntil(long end, Connection connection) throws Exception {
        long mails = 0;
        do {
            connection.send();
            mails++;
        } while (System.nanoTime() < end);
        return mails;
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        threads.awaitTermination(2, TimeUnit.SECONDS);
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /** Sends one mail, and returns when the server has accepted it. */
    interface Connection extends AutoCloseable {
        void send() throws Exception;
    }
}
