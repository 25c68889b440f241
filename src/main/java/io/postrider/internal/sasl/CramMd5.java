package io.postrider.internal.sasl;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** CRAM-MD5 (RFC 2195): the user name and the challenge's HMAC-MD5 under the password, in hexadecimal. */
final class CramMd5 implements SaslMechanism {

    static final String NAME = "CRAM-MD5";

    private final String user;
    private final Secret password;
    private boolean answered;

    CramMd5(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] respond(byte[] challenge) throws SaslFailure {
        if (answered) {
            throw SaslFailure.temporary("the server asks for more after all of CRAM-MD5 was said");
        }
        if (challenge.length == 0) {
            throw SaslFailure.temporary("the server's CRAM-MD5 challenge is empty");
        }
        byte[] userOctets = Utf8.encode("user name", user);
        String digest = HexFormat.of().formatHex(digest(challenge));
        answered = true;
        return Octets.join(userOctets, (" " + digest).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] digest(byte[] challenge) throws SaslFailure {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(Utf8.encode("password", password.reveal()), "HmacMD5"));
            return mac.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw SaslFailure.permanent("this JVM has no HMAC-MD5");
        }
    }

    @Override
    public void succeeded() throws SaslFailure {
        if (!answered) {
            throw SaslFailure.temporary("the server ended CRAM-MD5 without a challenge");
        }
    }
}
