package io.postrider.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A watch that never fails would be none. */
class LeakWatchTest {

    @Test
    void aLostBufferFailsTheClassThatLostIt() {
        loseABuffer();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(catchThrowable(() -> new LeakWatch().afterAll(null)))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("buffers were not released")
                        .hasMessageContaining(LeakWatchTest.class.getName() + ".loseABuffer"));
    }

    @Test
    void everyBufferIsWatched() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(Level.PARANOID);
    }

    private static void loseABuffer() {
        ByteBufAllocator.DEFAULT.buffer(16).writeByte(1);
    }
}
