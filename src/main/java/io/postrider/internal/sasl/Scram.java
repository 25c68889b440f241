package io.postrider.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM (RFC 5802, RFC 7677): proves that we know the password without showing it, and lets the server prove that it knows us.
 *
 * <pre>
 * C: n,,n=user,r=nonce
 * S: r=nonce+more,s=salt,i=4096
 * C: c=biws,r=nonce+more,p=proof
 * S: v=signature
 * C: (nothing)
 * S: 235
 * </pre>
 *
 * <p>SMTP has no room for data in a 235 (RFC 4954 section 4), so the signature always comes as a challenge, and a 235 before it is a
 * server that has proved nothing.
 */
final class Scram implements SaslMechanism {

    private enum Step {
        SERVER_FIRST,
        SERVER_FINAL,
        VERIFIED,
        FAILED
    }

    private final String name;
    private final ScramHash hash;
    private final Identity.Password identity;
    private final Gs2Header header;
    private final String nonce;
    private Step awaited = Step.SERVER_FIRST;
    private @Nullable Proof proof;

    /** @param nonce printable, without commas, and never used before */
    Scram(String name, ScramHash hash, Identity.Password identity, Gs2Header header, String nonce) {
        this.name = name;
        this.hash = hash;
        this.identity = identity;
        this.header = header;
        this.nonce = nonce;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<byte[]> initialResponse() throws SaslFailure {
        return Optional.of(octets(header.text() + clientFirstBare()));
    }

    @Override
    public byte[] respond(byte[] challenge) throws SaslFailure {
        Step step = awaited;
        // Whatever is thrown below, this exchange can only fail from here.
        awaited = Step.FAILED;
        String text = Utf8.decode(challenge);
        return switch (step) {
            case SERVER_FIRST -> prove(text);
            case SERVER_FINAL -> verify(text);
            case VERIFIED, FAILED -> throw SaslFailure.temporary("the server asks for more after the end of SCRAM");
        };
    }

    private byte[] prove(String text) throws SaslFailure {
        if (ServerFinal.isError(text)) {
            ServerFinal.signature(text);
        }
        ServerFirst first = ServerFirst.parse(text, nonce);
        String withoutProof = "c=" + header.channelBindingInput() + ",r=" + first.nonce();
        String authMessage = clientFirstBare() + "," + first.text() + "," + withoutProof;
        proof = new Proof(keys(first), authMessage);
        awaited = Step.SERVER_FINAL;
        return octets(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof.client()));
    }

    private byte[] verify(String text) throws SaslFailure {
        byte[] signature = ServerFinal.signature(text);
        if (proof == null || !proof.isAnsweredBy(signature)) {
            throw SaslFailure.permanent("the server's SCRAM signature is wrong: it does not know this user's password");
        }
        awaited = Step.VERIFIED;
        return new byte[0];
    }

    @Override
    public void succeeded() throws SaslFailure {
        if (awaited != Step.VERIFIED) {
            throw SaslFailure.permanent(
                    "the server accepted the " + name + " login without proving that it knows this user");
        }
    }

    private String clientFirstBare() throws SaslFailure {
        return "n=" + SaslName.prepare(identity.user()) + ",r=" + nonce;
    }

    private DerivedKeys keys(ServerFirst first) throws SaslFailure {
        return identity.keys()
                .of(new ScramKeys.Source(hash, identity.user(), identity.secret(), first.salt(), first.iterations()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The keys and the text that both sides sign. */
    private record Proof(DerivedKeys keys, String authMessage) {

        byte[] client() {
            return keys.clientProof(authMessage);
        }

        boolean isAnsweredBy(byte[] serverSignature) {
            return keys.verify(authMessage, serverSignature);
        }
    }
}
