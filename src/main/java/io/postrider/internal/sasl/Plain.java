package io.postrider.internal.sasl;

import io.postrider.Secret;
import java.util.Optional;

/** PLAIN (RFC 4616): {@code NUL user NUL password}, with an empty authorization identity. */
final class Plain implements SaslMechanism {

    static final String NAME = "PLAIN";

    private static final byte[] NUL = {0};

    private final String user;
    private final Secret password;

    Plain(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<byte[]> initialResponse() throws SaslFailure {
        byte[] userOctets = Utf8.encode("user name", user);
        byte[] passwordOctets = Utf8.encode("password", password.reveal());
        return Optional.of(Octets.join(NUL, userOctets, NUL, passwordOctets));
    }

    @Override
    public byte[] respond(byte[] challenge) throws SaslFailure {
        throw SaslFailure.temporary("the server asks for more after all of PLAIN was said");
    }

    /** Nothing to verify: a server proves nothing by taking a password. */
    @Override
    public void succeeded() {}
}
