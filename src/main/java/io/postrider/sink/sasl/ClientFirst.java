package io.postrider.sink.sasl;

import org.jspecify.annotations.Nullable;

/** A mechanism whose client speaks first: without an initial response it is asked by an empty challenge (RFC 4954 section 4). */
abstract class ClientFirst implements ServerMechanism {

    @Override
    public final Turn begin(byte @Nullable [] initialResponse) {
        return initialResponse == null ? new Turn.Challenge("") : hear(initialResponse);
    }
}
