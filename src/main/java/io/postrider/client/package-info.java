/** The front door: takes mails and gives futures. Imports the root and {@code internal}; of Netty, timers alone. */
@NullMarked
package io.postrider.client;

import org.jspecify.annotations.NullMarked;
