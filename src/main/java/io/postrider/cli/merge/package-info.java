/** Merges a template with a table: one mail for each row, made when it is asked for. Imports the root, {@code mime} and {@code cli.input}. */
@NullMarked
package io.postrider.cli.merge;

import org.jspecify.annotations.NullMarked;
