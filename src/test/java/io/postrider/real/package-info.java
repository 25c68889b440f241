/** Postrider against the mail servers that the world runs, started by {@link io.postrider.testing.servers}. */
package io.postrider.real;
