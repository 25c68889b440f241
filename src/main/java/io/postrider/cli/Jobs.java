package io.postrider.cli;

import java.util.Iterator;

/** The mails of a batch, which are known to be sound, but for what may change meanwhile. */
interface Jobs {

    /** How many there are. */
    long size();

    /** Begins at the first one. */
    Iterator<Recipe> iterator();
}
