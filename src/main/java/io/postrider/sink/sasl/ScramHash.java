package io.postrider.sink.sasl;

import java.nio.ByteBuffer;

/** The hash functions of SCRAM: RFC 5802, RFC 7677 and draft-melnikov-scram-sha-512. */
enum ScramHash {
    SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1"),
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256"),
    SHA_512("SCRAM-SHA-512", "SHA-512", "HmacSHA512");

    private final String mechanism;
    private final String digest;
    private final String mac;

    ScramHash(String mechanism, String digest, String mac) {
        this.mechanism = mechanism;
        this.digest = digest;
        this.mac = mac;
    }

    String mechanism() {
        return mechanism;
    }

    byte[] h(byte[] text) {
        return Macs.digest(digest, text);
    }

    byte[] hmac(byte[] key, byte[] text) {
        return Macs.of(mac, key, text);
    }

    /** Hi (RFC 5802 section 2.2): PBKDF2 whose output is one block. Not the JDK's, which takes no empty password. */
    byte[] hi(byte[] password, byte[] salt, int iterations) {
        byte[] key = password.length == 0 ? new byte[1] : password;
        byte[] u = hmac(
                key, ByteBuffer.allocate(salt.length + 4).put(salt).putInt(1).array());
        byte[] sum = u.clone();
        for (int i = 1; i < iterations; i++) {
            u = hmac(key, u);
            xor(sum, u);
        }
        return sum;
    }

    static void xor(byte[] into, byte[] other) {
        for (int i = 0; i < into.length; i++) {
            into[i] ^= other[i];
        }
    }
}
