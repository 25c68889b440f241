package io.postrider.internal.sasl;

import java.util.Optional;

/** EXTERNAL (RFC 4422 appendix A): the client certificate has said who we are; we only say as whom we want to act, if as another. */
final class External implements SaslMechanism {

    static final String NAME = "EXTERNAL";

    private final String authorizationId;

    External(String authorizationId) {
        this.authorizationId = authorizationId;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<byte[]> initialResponse() throws SaslFailure {
        if (authorizationId.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        return Optional.of(Utf8.encode("authorization identity", authorizationId));
    }

    @Override
    public byte[] respond(byte[] challenge) throws SaslFailure {
        throw SaslFailure.temporary("the server asks for more after all of EXTERNAL was said");
    }

    /** Nothing to verify: TLS has done so. */
    @Override
    public void succeeded() {}
}
