package io.postrider.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says whether to go on, and lets one rest who wants to know at once when not. For any thread. */
final class StopSign {

    private final CountDownLatch raised = new CountDownLatch(1);

    /** Nobody shall go on. */
    void raise() {
        raised.countDown();
    }

    boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Rests; less long if the sign is raised. */
    void rest(Duration duration) {
        try {
            if (raised.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            raise();
        }
    }
}
