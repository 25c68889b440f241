package io.postrider.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of a body in one of its canonical forms, made piece by piece. Not for several threads. */
interface BodyDigest {

    /** The next octets of the body. Every line of the body ends with CRLF, and there is no other CR or LF. */
    void update(byte[] octets, int from, int to);

    /** The hash, and of which form it is. */
    BodyHash finish();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
