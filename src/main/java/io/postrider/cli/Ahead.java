package io.postrider.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Makes something of each element on other threads, some elements ahead of the one that is asked for; they keep their order. Several
 * go to another thread together, as handing over takes longer than many a piece of work. For one thread, as any iterator.
 *
 * @param <A> what the elements are
 * @param <B> what is made of them
 */
final class Ahead<A, B> implements Iterator<B> {

    private static final int TOGETHER = 16;

    private static final int DISTANCE = 2 * Runtime.getRuntime().availableProcessors();

    private final Iterator<A> elements;
    private final Function<A, B> work;
    private final Executor workers;
    private final Queue<CompletableFuture<Queue<Made<B>>>> begun = new ArrayDeque<>();
    private Queue<Made<B>> made = new ArrayDeque<>();

    Ahead(Iterator<A> elements, Function<A, B> work, Executor workers) {
        this.elements = elements;
        this.work = work;
        this.workers = workers;
    }

    /** What came of an element. */
    private sealed interface Made<B> {
        B get();

        record Result<B>(B get) implements Made<B> {}

        record Fault<B>(RuntimeException fault) implements Made<B> {
            @Override
            public B get() {
                throw fault;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !made.isEmpty() || !begun.isEmpty() || elements.hasNext();
    }

    @Override
    public B next() {
        if (made.isEmpty()) {
            begin();
            made = join();
        }
        return made.remove().get();
    }

    private void begin() {
        while (begun.size() < DISTANCE && elements.hasNext()) {
            List<A> together = new ArrayList<>(TOGETHER);
            while (together.size() < TOGETHER && elements.hasNext()) {
                together.add(elements.next());
            }
            begun.add(CompletableFuture.supplyAsync(() -> make(together), workers));
        }
    }

    private Queue<Made<B>> make(List<A> together) {
        Queue<Made<B>> all = new ArrayDeque<>(together.size());
        for (A element : together) {
            all.add(make(element));
        }
        return all;
    }

    private Made<B> make(A element) {
        try {
            return new Made.Result<>(work.apply(element));
        } catch (RuntimeException e) {
            return new Made.Fault<>(e);
        }
    }

    private Queue<Made<B>> join() {
        CompletableFuture<Queue<Made<B>>> first = begun.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        return first.join();
    }
}
