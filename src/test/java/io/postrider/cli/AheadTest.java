package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AheadTest {

    private final ExecutorService workers = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void theOrderStaysWhoeverIsDoneFirst() {
        List<Integer> done = new ArrayList<>();
        new Ahead<>(IntStream.range(0, 500).boxed().iterator(), i -> i * 2, workers).forEachRemaining(done::add);

        assertThat(done)
                .isEqualTo(IntStream.range(0, 500).map(i -> i * 2).boxed().toList());
    }

    @Test
    void aFaultComesWhereItsElementWould() {
        Ahead<Integer, Integer> ahead = new Ahead<>(List.of(1, 0, 2).iterator(), i -> 6 / i, workers);

        assertThat(ahead.next()).isEqualTo(6);
        assertThatThrownBy(ahead::next).isInstanceOf(ArithmeticException.class);
        assertThat(ahead.next()).isEqualTo(3);
        assertThat(ahead.hasNext()).isFalse();
        assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
    }
}
