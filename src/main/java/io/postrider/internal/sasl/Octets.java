package io.postrider.internal.sasl;

import java.io.ByteArrayOutputStream;

/** Puts the pieces of a response together. */
final class Octets {

    private Octets() {}

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }
}
