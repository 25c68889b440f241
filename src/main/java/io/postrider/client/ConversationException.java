package io.postrider.client;

import io.postrider.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A conversation that did not come about: no connection, no TLS, no login. */
public final class ConversationException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    ConversationException(Outcome outcome, @Nullable Throwable cause) {
        super(outcome.description(), cause);
        this.outcome = outcome;
    }

    /** What would have become of a mail: how far it came, what the server said, and whether another try can help. */
    public Outcome outcome() {
        return outcome;
    }
}
