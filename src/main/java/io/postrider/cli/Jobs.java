package io.postrider.cli;

import java.util.Iterator;
import java.util.function.Supplier;

/** The mails of a batch, which are known to be sound, but for what may change meanwhile. */
interface Jobs {

    /** How many there are. */
    long size();

    /** Begins at the first one; each mail is made by whoever asks for it, on any thread. */
    Iterator<Supplier<Job>> iterator();
}
