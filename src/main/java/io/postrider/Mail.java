package io.postrider;

import java.util.Objects;

/**
 * What the client is handed: to whom, and what.
 *
 * @param envelope the reverse-path and the recipients
 * @param content the message itself
 */
public record Mail(Envelope envelope, Content content) {

    /** @throws NullPointerException if one of them is null */
    public Mail {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(content, "content");
    }
}
