package io.postrider.internal.sasl;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * OAUTHBEARER (RFC 7628) and its forerunner XOAUTH2: one message with a bearer token. A server that refuses the token says why in a
 * challenge, and answers with its final reply once that was acknowledged (RFC 7628 section 3.2.3).
 */
final class Bearer implements SaslMechanism {

    static final String OAUTHBEARER = "OAUTHBEARER";
    static final String XOAUTH2 = "XOAUTH2";

    private static final char SEPARATOR = '\1';

    private final String name;
    private final String opening;
    private final Secret token;
    private final byte[] acknowledgement;
    private Optional<String> complaint = Optional.empty();
    private boolean refused;

    private Bearer(String name, String opening, Secret token, String acknowledgement) {
        this.name = name;
        this.opening = opening;
        this.token = token;
        this.acknowledgement = acknowledgement.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code n,a=user,^Aauth=Bearer token^A^A}; the host and port that RFC 7628 section 3.1 asks for with signed tokens are left out. */
    static Bearer oauthBearer(String user, Secret token) throws SaslFailure {
        return new Bearer(OAUTHBEARER, "n,a=" + SaslName.escape(checked(user)) + ",", token, "\1");
    }

    /** {@code user=user^Aauth=Bearer token^A^A}, and nothing to acknowledge an error with. */
    static Bearer xoauth2(String user, Secret token) throws SaslFailure {
        return new Bearer(XOAUTH2, "user=" + checked(user), token, "");
    }

    // A user name with a separator would be read as further keys.
    private static String checked(String user) throws SaslFailure {
        Utf8.check("user name", user.toCharArray());
        Utf8.refuse("user name", user.toCharArray(), SEPARATOR, "control-A");
        return user;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<byte[]> initialResponse() throws SaslFailure {
        return Optional.of(Octets.join(
                Utf8.encode("user name", opening + SEPARATOR),
                "auth=Bearer ".getBytes(StandardCharsets.US_ASCII),
                tokenOctets(),
                new byte[] {SEPARATOR, SEPARATOR}));
    }

    // RFC 6750 section 2.1 allows fewer; all that matters here is that a token cannot end its own field.
    private byte[] tokenOctets() throws SaslFailure {
        byte[] octets = Utf8.encode("token", token.reveal());
        for (byte octet : octets) {
            if (octet <= ' ' || octet > '~') {
                throw SaslFailure.permanent(
                        "the token has a character that no bearer token has (RFC 6750 section 2.1)");
            }
        }
        return octets;
    }

    @Override
    public byte[] respond(byte[] challenge) throws SaslFailure {
        if (refused) {
            throw SaslFailure.temporary("the server asks for more after its refusal was acknowledged");
        }
        refused = true;
        complaint = TokenStatus.in(challenge, token);
        return acknowledgement.clone();
    }

    @Override
    public void succeeded() throws SaslFailure {
        if (refused) {
            throw SaslFailure.temporary("the server accepted a login that it had refused before");
        }
    }

    @Override
    public Optional<String> complaint() {
        return complaint;
    }
}
