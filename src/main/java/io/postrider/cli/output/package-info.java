/** What the command line says: JSON lines, lines for people, the bar and the summary. Imports the root. */
@NullMarked
package io.postrider.cli.output;

import org.jspecify.annotations.NullMarked;
