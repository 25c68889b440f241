package io.postrider.internal.sasl;

import com.ongres.scram.common.ScramMechanism;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The hash functions that SCRAM is used with (RFC 5802, RFC 7677). */
enum ScramHash {
    SHA_1("SCRAM-SHA-1", ScramMechanism.SCRAM_SHA_1, "PBKDF2WithHmacSHA1", 160),
    SHA_256("SCRAM-SHA-256", ScramMechanism.SCRAM_SHA_256, "PBKDF2WithHmacSHA256", 256),
    SHA_512("SCRAM-SHA-512", ScramMechanism.SCRAM_SHA_512, "PBKDF2WithHmacSHA512", 512);

    private final String bareName;
    private final ScramMechanism functions;
    private final String derivation;
    private final int bits;

    ScramHash(String bareName, ScramMechanism functions, String derivation, int bits) {
        this.bareName = bareName;
        this.functions = functions;
        this.derivation = derivation;
        this.bits = bits;
    }

    /** The mechanism's name without channel binding. */
    String bareName() {
        return bareName;
    }

    /** The mechanism's name with channel binding. */
    String plusName() {
        return bareName + "-PLUS";
    }

    /** Tells the library which hash to compute with. */
    ScramMechanism functions() {
        return functions;
    }

    /** Hi() of RFC 5802 section 2.2. The library's own refuses a prepared password that is not ASCII. */
    byte[] saltedPassword(char[] prepared, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec question = new PBEKeySpec(prepared, salt, iterations, bits);
        try {
            return SecretKeyFactory.getInstance(derivation)
                    .generateSecret(question)
                    .getEncoded();
        } finally {
            question.clearPassword();
        }
    }
}
