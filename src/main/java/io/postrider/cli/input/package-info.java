/** Reads what the command line names, and says in one line what cannot be used and why. Imports the root and {@code mime}. */
@NullMarked
package io.postrider.cli.input;

import org.jspecify.annotations.NullMarked;
