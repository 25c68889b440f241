package io.postrider.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets in the making: an array that grows. Not for several threads. */
final class Octets {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private byte[] array;
    private int length;

    Octets(int capacity) {
        array = new byte[capacity];
    }

    int length() {
        return length;
    }

    Octets octet(int value) {
        ensure(1);
        array[length++] = (byte) value;
        return this;
    }

    /** A mark and two hexadecimal digits: how quoted-printable, encoded words and RFC 2231 write an octet. */
    Octets hex(char mark, byte value) {
        ensure(3);
        array[length] = (byte) mark;
        array[length + 1] = HEX[value >> 4 & 15];
        array[length + 2] = HEX[value & 15];
        length += 3;
        return this;
    }

    Octets crlf() {
        ensure(2);
        array[length++] = '\r';
        array[length++] = '\n';
        return this;
    }

    static String asciiString(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Text that the caller knows to be ASCII. */
    @SuppressWarnings("deprecation") // The one way to copy the octets of a Latin-1 string without an array between.
    Octets ascii(String text) {
        int more = text.length();
        ensure(more);
        text.getBytes(0, more, array, length);
        length += more;
        return this;
    }

    Octets utf8(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Octets bytes(byte[] more) {
        return bytes(more, 0, more.length);
    }

    Octets bytes(byte[] more, int from, int to) {
        int count = to - from;
        ensure(count);
        System.arraycopy(more, from, array, length, count);
        length += count;
        return this;
    }

    Octets buffer(ByteBuffer more) {
        int count = more.remaining();
        ensure(count);
        more.get(array, length, count);
        length += count;
        return this;
    }

    boolean isAscii() {
        return !Scan.hasEightBit(array, length);
    }

    boolean endsWithCrlf() {
        return length >= 2 && array[length - 2] == '\r' && array[length - 1] == '\n';
    }

    byte[] toArray() {
        return length == array.length ? array : Arrays.copyOf(array, length);
    }

    private void ensure(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(
                    array, Math.max(Math.addExact(length, more), array.length + (array.length >> 1) + 16));
        }
    }
}
