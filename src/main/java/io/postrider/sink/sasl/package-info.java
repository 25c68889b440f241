/**
 * The server's side of AUTH (RFC 4954, RFC 4422): each mechanism a function from response to challenge. Written apart from the
 * client's mechanisms, so that the two can find each other's errors. Imports the JDK only.
 */
@NullMarked
package io.postrider.sink.sasl;

import org.jspecify.annotations.NullMarked;
