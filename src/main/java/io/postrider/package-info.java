/** The words of Postrider: immutable values that every other package speaks in. Imports the JDK only. */
@NullMarked
package io.postrider;

import org.jspecify.annotations.NullMarked;
