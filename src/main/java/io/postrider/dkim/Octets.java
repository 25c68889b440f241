package io.postrider.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An array of octets that grows, and what the octets of a message's grammar are called. Not for several threads. */
final class Octets {

    static final byte NUL = 0;
    static final byte LF = '\n';
    static final byte CR = '\r';

    private byte[] array;
    private int size;

    Octets(int capacity) {
        array = new byte[capacity];
    }

    /** A space or a tab: {@code WSP} of RFC 5234. */
    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /** A blank, or a part of the line end of a fold. */
    static boolean isWhite(byte octet) {
        return isBlank(octet) || octet == CR || octet == LF;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void add(byte octet) {
        reserve(1);
        array[size++] = octet;
    }

    void add(byte[] octets, int from, int to) {
        reserve(to - from);
        System.arraycopy(octets, from, array, size, to - from);
        size += to - from;
    }

    void add(byte[] octets) {
        add(octets, 0, octets.length);
    }

    void add(String ascii) {
        add(ascii(ascii));
    }

    void addLineEnd() {
        add(CR);
        add(LF);
    }

    int size() {
        return size;
    }

    /** Forgets all octets behind the first {@code size}. */
    void truncate(int size) {
        this.size = size;
    }

    /** The array itself; the octets are those before {@link #size}. */
    byte[] array() {
        return array;
    }

    byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    private void reserve(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(size + more, 2 * array.length));
        }
    }
}
