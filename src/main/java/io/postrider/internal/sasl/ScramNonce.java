package io.postrider.internal.sasl;

import java.security.SecureRandom;
import java.util.Base64;

/** The client's nonce (RFC 5802 section 5.1): printable, no comma, never the same twice. */
final class ScramNonce {

    /** 144 bits, and a multiple of three so that Base64 needs no padding. */
    private static final int OCTETS = 18;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ScramNonce() {}

    static String next() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }
}
