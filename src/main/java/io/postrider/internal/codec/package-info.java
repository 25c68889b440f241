/** Octets to commands, replies and content, and back. Imports the root and Netty's buffers. */
@NullMarked
package io.postrider.internal.codec;

import org.jspecify.annotations.NullMarked;
