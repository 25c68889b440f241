/**
 * Signs messages with DKIM (RFC 6376, RFC 8463): a content goes in, the same content with its signatures in front comes out. Imports
 * the words of the root and the JDK only.
 */
@NullMarked
package io.postrider.dkim;

import org.jspecify.annotations.NullMarked;
