/** The sink's side of TLS: a certificate made on the fly, and the channel bindings of a connection. Imports Netty. */
@NullMarked
package io.postrider.sink.tls;

import org.jspecify.annotations.NullMarked;
