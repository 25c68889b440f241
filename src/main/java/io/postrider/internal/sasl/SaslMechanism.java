package io.postrider.internal.sasl;

import java.util.Optional;

/**
 * One login by one mechanism (RFC 4422 section 3): challenges in, responses out, all of them without Base64.
 *
 * <pre>
 * C: AUTH name [initialResponse()]
 * S: 334 text
 * C: respondTo(text)
 * S: 235                              succeeded()
 * </pre>
 *
 * <p>Made for one exchange and not to be used again. Called by one thread at a time, never on an event loop: a call may derive keys for
 * a second. After a failure the session cancels the exchange with {@code *} (RFC 4954 section 4).
 */
public interface SaslMechanism {

    /** The name as the AUTH command says it. */
    String name();

    /**
     * What a mechanism says that speaks first; empty for one that listens first. It goes with the command, or answers the empty first
     * challenge where the command line would become too long (RFC 4954 section 4).
     */
    default Optional<byte[]> initialResponse() throws SaslFailure {
        return Optional.empty();
    }

    /** Answers a decoded challenge that came after the initial response, if there was one. */
    byte[] respond(byte[] challenge) throws SaslFailure;

    /** Answers the text of a 334 reply as it came. */
    default byte[] respondTo(String text) throws SaslFailure {
        return respond(Challenge.octets(text));
    }

    /**
     * Hears that the server said 235.
     *
     * @throws SaslFailure if the exchange was not complete, or the server has not proved who it is where the mechanism asks for that
     */
    void succeeded() throws SaslFailure;

    /** Why the server is about to refuse, where it said so in a challenge; to be shown beside its final reply. */
    default Optional<String> complaint() {
        return Optional.empty();
    }
}
