package io.postrider.sink.sasl;

import org.jspecify.annotations.Nullable;

/** One AUTH exchange. Not for several threads. */
public interface ServerMechanism {

    /**
     * Begins.
     *
     * @param initialResponse null where AUTH carried none (RFC 4954 section 4)
     */
    Turn begin(byte @Nullable [] initialResponse);

    /** Goes on after a challenge. */
    Turn hear(byte[] response);
}
