/**
 * Composes messages (RFC 5322, RFC 2045 to 2049), merges templates, and reads the header of messages that exist already. May
 * import the root package and the JDK.
 */
@NullMarked
package io.postrider.mime;

import org.jspecify.annotations.NullMarked;
