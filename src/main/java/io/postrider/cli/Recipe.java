package io.postrider.cli;

import io.postrider.cli.input.BadInput;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * A mail that is yet to be made.
 *
 * @param name what it will be called
 * @param maker makes it, on any thread
 */
record Recipe(JobName name, Supplier<Job> maker) {

    /** Makes it, if its input is still as sound as it was; an input that is not any more is the end of this mail alone. */
    Made make(Signing signing) {
        try {
            return signing.sign(maker.get());
        } catch (BadInput | UncheckedIOException e) {
            return new Made.Nothing(name, String.valueOf(e.getMessage()));
        }
    }
}
