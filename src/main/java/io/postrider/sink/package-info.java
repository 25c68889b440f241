/**
 * A mail server within this process, for tests, demonstrations and benchmarks: it accepts and remembers mail, and misbehaves on request.
 *
 * <pre>{@code
 * try (Sink sink = Sink.start()) {
 *     sink.on(Stage.RCPT).recipient("b@example.org").reply("550 5.1.1 no such user");
 *     // send something to sink.uri()
 *     ReceivedMail mail = sink.awaitMails(1, Duration.ofSeconds(5)).get(0);
 * }
 * }</pre>
 *
 * <p>Imports the root and Netty; shares no code with the client, whose judge it is.
 */
@NullMarked
package io.postrider.sink;

import org.jspecify.annotations.NullMarked;
