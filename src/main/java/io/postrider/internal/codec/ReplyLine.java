package io.postrider.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of a reply (RFC 5321 section 4.2): a code, a mark whether more lines follow, a text. A view of octets that belong to the
 * {@link ReplyLineDecoder}, which shows one line after the other in it.
 */
public final class ReplyLine {

    /** The code, and what stands behind it. */
    private static final int TEXT = 4;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private byte[] octets = {};
    private int start;
    private int length;

    void show(byte[] in, int from, int octetsOfLine) {
        octets = in;
        start = from;
        length = octetsOfLine;
    }

    int length() {
        return length;
    }

    /** The code at its head: 200 to 599. */
    int code() throws MalformedReplyException {
        if (length < 3) {
            throw malformed();
        }
        int first = octets[start] - '0';
        int second = octets[start + 1] - '0';
        int third = octets[start + 2] - '0';
        boolean known = first >= 2 && first <= 5 && isDigit(second) && isDigit(third);
        boolean separated = length == 3 || octets[start + 3] == ' ' || octets[start + 3] == '-';
        if (!known || !separated) {
            throw malformed();
        }
        return first * 100 + second * 10 + third;
    }

    private static boolean isDigit(int value) {
        return value >= 0 && value <= 9;
    }

    /** Whether the reply ends with it. */
    boolean isLast() {
        return length == 3 || octets[start + 3] == ' ';
    }

    /** What stands behind the code. */
    String text() {
        return length <= TEXT ? "" : text(TEXT);
    }

    private String text(int from) {
        for (int i = start + from; i < start + length; i++) {
            if (octets[i] < 0) {
                return decode(from);
            }
        }
        return new String(octets, start + from, length - from, StandardCharsets.ISO_8859_1);
    }

    // RFC 6531 section 3.7.4.2 allows UTF-8; older servers write whatever their language was written in.
    private String decode(int from) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, start + from, length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(octets, start + from, length - from, StandardCharsets.ISO_8859_1);
        }
    }

    /** From the length, the first eight octets and the last eight: what tells the replies of a server apart. */
    int hash() {
        if (length < Long.BYTES) {
            return length;
        }
        long mixed = word(octets, start) * 31 + word(octets, start + length - Long.BYTES);
        return Long.hashCode(mixed * 0x9E3779B97F4A7C15L) + length;
    }

    boolean is(byte[] other) {
        if (other.length != length) {
            return false;
        }
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if (word(octets, start + i) != word(other, i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (octets[start + i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    private static long word(byte[] in, int at) {
        return (long) WORD.get(in, at);
    }

    byte[] copy() {
        return Arrays.copyOfRange(octets, start, start + length);
    }

    private MalformedReplyException malformed() {
        return new MalformedReplyException("a line that is none of a reply", text(0));
    }
}
