package io.postrider.cli;

import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Threads that compose and sign, as many as there are processors. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Workers::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "postrider-composing");
        thread.setDaemon(true);
        return thread;
    }

    /** What {@code work} makes of each element, in the order of the elements; some are made before they are asked for. */
    <A, B> Iterator<B> map(Iterator<A> elements, Function<A, B> work) {
        return new Ahead<>(elements, work, threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
