/**
 * One connection and its conversation. Imports the root, {@code internal.codec} and {@code internal.sasl}. Everything here is confined to its
 * channel's event loop.
 *
 * <pre>
 * Greeting → Hello → [TlsUpgrade → Hello] → [Authentication] → Mailing → Farewell
 *              ↓ HELO                                        ↘ Talk
 * </pre>
 */
@NullMarked
package io.postrider.internal.session;

import org.jspecify.annotations.NullMarked;
