package io.postrider.cli;

import java.util.Iterator;
import java.util.function.Function;

/**
 * Makes something of each element when it is asked for, and not before.
 *
 * @param elements what it is made of
 * @param work makes it
 */
record InTurn<A, B>(Iterator<A> elements, Function<A, B> work) implements Iterator<B> {

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    public B next() {
        return work.apply(elements.next());
    }
}
