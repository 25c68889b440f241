/**
 * The command line: {@code send}, {@code batch}, {@code check} and {@code sink}. One class for each command, one for each group of
 * options. Imports the root, {@code client}, {@code mime}, {@code dkim} and {@code sink}; nobody imports it.
 */
@NullMarked
package io.postrider.cli;

import org.jspecify.annotations.NullMarked;
