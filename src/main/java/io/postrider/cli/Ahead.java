package io.postrider.cli;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Does the same with each element on other threads, some elements ahead of the one that is asked for; they keep their order. For
 * one thread, as any iterator.
 *
 * @param <T> what the elements are
 */
final class Ahead<T> implements Iterator<T> {

    private static final int DISTANCE = 4 * Runtime.getRuntime().availableProcessors();

    private final Iterator<T> elements;
    private final UnaryOperator<T> work;
    private final Executor workers;
    private final Queue<CompletableFuture<T>> begun = new ArrayDeque<>();

    Ahead(Iterator<T> elements, UnaryOperator<T> work, Executor workers) {
        this.elements = elements;
        this.work = work;
        this.workers = workers;
    }

    @Override
    public boolean hasNext() {
        return !begun.isEmpty() || elements.hasNext();
    }

    @Override
    public T next() {
        while (begun.size() < DISTANCE && elements.hasNext()) {
            T element = elements.next();
            begun.add(CompletableFuture.supplyAsync(() -> work.apply(element), workers));
        }
        CompletableFuture<T> first = begun.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        return result(first);
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
