package io.postrider.dkim;

import java.math.BigInteger;
import java.util.Arrays;

/** Just enough of DER (X.690) to look into a private key. Reads from the front; its complaints never show what it read. */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] octets;
    private int at;

    Der(byte[] octets) {
        this.octets = octets;
    }

    /**
     * The content of the next element.
     *
     * @throws IllegalArgumentException if it is not of this type, or not there
     */
    byte[] next(int tag) {
        if (octet() != tag) {
            throw malformed();
        }
        int length = length();
        if (length > octets.length - at) {
            throw malformed();
        }
        at += length;
        return Arrays.copyOfRange(octets, at - length, at);
    }

    /** @throws IllegalArgumentException if there is more */
    void end() {
        if (at < octets.length) {
            throw malformed();
        }
    }

    /** An element of this type. */
    static byte[] element(int tag, byte[] content) {
        Octets element = new Octets(content.length + 6);
        element.add((byte) tag);
        addLength(content.length, element);
        element.add(content);
        return element.toArray();
    }

    // In as few octets as it can be said in.
    private static void addLength(int length, Octets element) {
        byte[] octets = BigInteger.valueOf(length).toByteArray();
        int from = octets[0] == 0 && length > 0 ? 1 : 0;
        if (length >= 0x80) {
            element.add((byte) (0x80 | octets.length - from));
        }
        element.add(octets, from, octets.length);
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int more = first & 0x7F;
        if (more == 0 || more > 3) {
            throw malformed();
        }
        int length = 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | octet();
        }
        return length;
    }

    private int octet() {
        if (at == octets.length) {
            throw malformed();
        }
        return octets[at++] & 0xFF;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("the private key is malformed");
    }
}
