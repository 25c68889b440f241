package io.postrider.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 keys (RFC 8032) as the JDK has them. */
final class Ed25519 {

    static final int KEY_OCTETS = 32;

    // What stands before the key in its encoding (RFC 8410 section 4).
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static boolean isPublicKey(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return encoded != null
                && encoded.length == PUBLIC_PREFIX.length + KEY_OCTETS
                && Arrays.equals(encoded, 0, PUBLIC_PREFIX.length, PUBLIC_PREFIX, 0, PUBLIC_PREFIX.length);
    }

    /** The private key of a seed of 32 octets. */
    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /** The public key of a private one. */
    static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed =
                key.getBytes().orElseThrow(() -> new GeneralSecurityException("the private key is not to be seen"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(pair.getPrivate().getEncoded(), privateKey(seed).getEncoded())) {
            throw new GeneralSecurityException("the public key cannot be had from the private one");
        }
        return pair.getPublic();
    }

    // The JDK makes public keys only for pairs of its own: so it is made to "choose" the seed.
    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] octets) {
            System.arraycopy(seed, 0, octets, 0, Math.min(seed.length, octets.length));
        }
    }
}
