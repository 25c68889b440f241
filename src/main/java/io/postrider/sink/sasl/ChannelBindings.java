package io.postrider.sink.sasl;

import java.util.Optional;

/** The channel bindings of a connection (RFC 5056). */
@FunctionalInterface
public interface ChannelBindings {

    /** In clear there are none. */
    ChannelBindings NONE = type -> Optional.empty();

    /**
     * The data of a binding.
     *
     * @param type its registered name, such as {@code tls-server-end-point}
     */
    Optional<byte[]> data(String type);
}
