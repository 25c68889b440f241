package io.postrider.internal.sasl;

import io.postrider.AuthOptions.ClearText;
import java.util.Optional;

/**
 * A mechanism that an identity could use, if server and connection allow.
 *
 * @param name in capitals
 */
record Candidate(String name, Needs needs, Maker maker) {

    /** What a mechanism asks of the connection. */
    enum Needs {
        NOTHING,
        PROTECTION,
        CHANNEL_BINDING
    }

    /** Makes the mechanism for one exchange. */
    @FunctionalInterface
    interface Maker {
        SaslMechanism make(Offer offer) throws SaslFailure;
    }

    /** Makes a mechanism that is the same whatever the server offers. */
    @FunctionalInterface
    interface SimpleMaker {
        SaslMechanism make() throws SaslFailure;
    }

    /** One from whose messages nobody learns a secret. */
    static Candidate hiding(String name, SimpleMaker maker) {
        return new Candidate(name, Needs.NOTHING, offer -> maker.make());
    }

    /** One that gives the password or the token itself away. */
    static Candidate showing(String name, SimpleMaker maker) {
        return new Candidate(name, Needs.PROTECTION, offer -> maker.make());
    }

    /** SCRAM with channel binding. */
    static Candidate bound(ScramHash hash, Identity.Password identity) {
        String name = hash.plusName();
        return new Candidate(
                name,
                Needs.CHANNEL_BINDING,
                offer -> new Scram(
                        name, hash, identity, Gs2Header.bound(offer.binding().orElseThrow()), ScramNonce.next()));
    }

    /** SCRAM without. */
    static Candidate unbound(ScramHash hash, Identity.Password identity) {
        String name = hash.bareName();
        return new Candidate(
                name, Needs.NOTHING, offer -> new Scram(name, hash, identity, unboundHeader(offer), ScramNonce.next()));
    }

    // A server that offers -PLUS must refuse "y" (RFC 5802 section 6): it would mean that its offer was tampered with.
    private static Gs2Header unboundHeader(Offer offer) {
        return offer.binding().isPresent() && !offer.hasPlus() ? Gs2Header.notOffered() : Gs2Header.unbound();
    }

    /** Why it cannot be used although the server offers it; empty if it can. */
    Optional<String> obstacle(Offer offer, ClearText clear) {
        return switch (needs) {
            case NOTHING -> Optional.empty();
            case PROTECTION -> clear == ClearText.FORBIDDEN ? danger(offer) : Optional.empty();
            case CHANNEL_BINDING ->
                offer.binding().isEmpty()
                        ? Optional.of("needs a channel binding, which this connection does not have")
                        : Optional.empty();
        };
    }

    private Optional<String> danger(Offer offer) {
        return switch (offer.protection()) {
            case NONE ->
                Optional.of("would show the secret on a connection without TLS, which takes tls=none&auth=" + name
                        + " in the server URI");
            case UNVERIFIED_TLS -> Optional.of("would show the secret to a server whose certificate is not verified");
            case TLS -> Optional.empty();
        };
    }
}
