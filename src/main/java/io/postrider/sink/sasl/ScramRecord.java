package io.postrider.sink.sasl;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server keeps of a password (RFC 5802 section 5): salt, iteration count, and keys that are derived when first needed. */
final class ScramRecord {

    private final ScramHash hash;
    private final Optional<String> password;
    private final int iterations;
    private final byte[] salt;
    private byte @Nullable [] saltedPassword;
    private byte @Nullable [] storedKey;
    private byte @Nullable [] serverKey;

    ScramRecord(ScramHash hash, Optional<String> password, int iterations, byte[] salt) {
        this.hash = hash;
        this.password = password;
        this.iterations = iterations;
        this.salt = salt;
    }

    /** The salt and the count as the server's first message has them. */
    String attributes() {
        return "s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + iterations;
    }

    /** Whether H(ClientProof XOR ClientSignature) is StoredKey (RFC 5802 section 3). */
    boolean proves(byte[] proof, byte[] authMessage) {
        byte[] clientKey = hash.hmac(storedKey(), authMessage);
        if (password.isEmpty() || proof.length != clientKey.length) {
            return false;
        }
        ScramHash.xor(clientKey, proof);
        return Arrays.equals(hash.h(clientKey), storedKey());
    }

    byte[] serverSignature(byte[] authMessage) {
        return hash.hmac(serverKey(), authMessage);
    }

    private synchronized byte[] storedKey() {
        if (storedKey == null) {
            storedKey = hash.h(hash.hmac(saltedPassword(), ascii("Client Key")));
        }
        return storedKey;
    }

    private synchronized byte[] serverKey() {
        if (serverKey == null) {
            serverKey = hash.hmac(saltedPassword(), ascii("Server Key"));
        }
        return serverKey;
    }

    private synchronized byte[] saltedPassword() {
        if (saltedPassword == null) {
            saltedPassword = hash.hi(prepared(password.orElse("")), salt, iterations);
        }
        return saltedPassword;
    }

    // The part of SASLprep (RFC 4013) that passwords in tests come across: no-break spaces, soft hyphens, NFKC.
    private static byte[] prepared(String password) {
        String mapped = password.replaceAll("[\\p{Zs}]", " ").replaceAll("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]", "");
        return Normalizer.normalize(mapped, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
