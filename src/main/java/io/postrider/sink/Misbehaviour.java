package io.postrider.sink;

import java.util.Optional;

/** Decides what goes wrong and when. Called on the sink's event loops, for every step: it must be quick and thread-safe. */
@FunctionalInterface
public interface Misbehaviour {

    /** What goes wrong at this step; empty for nothing. */
    Optional<Fault> at(Step step);
}
