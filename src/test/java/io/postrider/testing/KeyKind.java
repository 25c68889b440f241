package io.postrider.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The kinds of key a test certificate may have. */
public enum KeyKind {
    RSA("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
    EC("EC", new ECGenParameterSpec("secp256r1"));

    private final String algorithm;
    private final AlgorithmParameterSpec size;

    KeyKind(String algorithm, AlgorithmParameterSpec size) {
        this.algorithm = algorithm;
        this.size = size;
    }

    KeyPair generate() throws GeneralSecurityException {
        // The JDK writes an elliptic curve key without its public half, and GnuTLS cannot read it then.
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, new BouncyCastleProvider());
        generator.initialize(size);
        return generator.generateKeyPair();
    }
}
