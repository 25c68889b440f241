package io.postrider.dkim;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/** How a signature is made. */
enum Algorithm {
    /** PKCS#1 version 1.5 over the SHA-256 hash (RFC 6376 section 3.3.1). */
    RSA_SHA256("rsa-sha256", "rsa", "SHA256withRSA") {
        @Override
        byte[] prepare(byte[] signed) {
            return signed;
        }

        @Override
        byte[] published(PublicKey key) {
            return key.getEncoded();
        }
    },
    /** PureEdDSA of the SHA-256 hash (RFC 8463 section 3). */
    ED25519_SHA256("ed25519-sha256", "ed25519", "Ed25519") {
        @Override
        byte[] prepare(byte[] signed) {
            return BodyDigest.sha256().digest(signed);
        }

        // The key itself, without the wrapping that names its algorithm (RFC 8463 section 4.2).
        @Override
        byte[] published(PublicKey key) {
            byte[] encoded = key.getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - Ed25519.KEY_OCTETS, encoded.length);
        }
    };

    private final String word;
    private final String keyType;
    private final String jca;

    Algorithm(String word, String keyType, String jca) {
        this.word = word;
        this.keyType = keyType;
        this.jca = jca;
    }

    /**
     * The one that goes with a key.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Algorithm of(PublicKey key) {
        if (key instanceof RSAPublicKey && key.getAlgorithm().equals("RSA")) {
            return RSA_SHA256;
        }
        if (Ed25519.isPublicKey(key)) {
            return ED25519_SHA256;
        }
        throw new IllegalArgumentException("DKIM signs with RSA and Ed25519 keys, not with " + key.getAlgorithm());
    }

    /** The word that stands in {@code a=}. */
    String word() {
        return word;
    }

    /** The word that stands in {@code k=} of the DNS record. */
    String keyType() {
        return keyType;
    }

    /** What is handed to the key, of the octets that are signed. */
    abstract byte[] prepare(byte[] signed);

    /** What stands in {@code p=} of the DNS record. */
    abstract byte[] published(PublicKey key);

    byte[] sign(byte[] signed, PrivateKey key, Optional<Provider> provider) throws GeneralSecurityException {
        Signature signature = signature(provider);
        signature.initSign(key);
        signature.update(prepare(signed));
        return signature.sign();
    }

    boolean verify(byte[] signed, byte[] signature, PublicKey key) throws GeneralSecurityException {
        Signature verifier = signature(Optional.empty());
        verifier.initVerify(key);
        verifier.update(prepare(signed));
        return verifier.verify(signature);
    }

    private Signature signature(Optional<Provider> provider) throws GeneralSecurityException {
        return provider.isPresent() ? Signature.getInstance(jca, provider.get()) : Signature.getInstance(jca);
    }
}
