package io.postrider.dkim;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Keys that are made once for all tests. */
final class TestKeys {

    static final KeyPair RSA_PAIR = pair("RSA", 2048);
    static final DkimKey RSA = DkimKey.of(RSA_PAIR);
    static final KeyPair ED25519_PAIR = pair("Ed25519", 255);
    static final DkimKey ED25519 = DkimKey.of(ED25519_PAIR);

    private TestKeys() {}

    static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
