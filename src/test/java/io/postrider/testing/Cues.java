package io.postrider.testing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Words at which one side of a play knows that the other has come so far. Any thread. */
final class Cues {

    private final Map<String, CountDownLatch> given = new ConcurrentHashMap<>();

    void give(String name) {
        cue(name).countDown();
    }

    boolean await(String name, Duration patience) {
        try {
            return cue(name).await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CountDownLatch cue(String name) {
        return given.computeIfAbsent(name, key -> new CountDownLatch(1));
    }
}
