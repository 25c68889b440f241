package io.postrider.testing.servers;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The tests that were left out, told when the run ends. */
final class LeftOut implements AutoCloseable {

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();

    void add(String message) {
        messages.add(message);
    }

    @Override
    public void close() {
        System.out.println("Left out for want of other programs: " + messages.size() + " test classes");
        messages.forEach(message -> System.out.println("  " + message));
    }
}
