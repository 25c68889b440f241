package io.postrider.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at the octets of an array eight at a time.
 *
 * <p>A word holds eight octets, the first one lowest. Taking 1 from each octet of a word sets the highest bit of those that were 0, and
 * of those that were above 128 or had to lend to a 0 below them: that is enough to pass over words in which nothing was found, and costs
 * one operation. Taking back the bits of those that were above 127 to begin with leaves the lowest bit exact, which is the first octet found.
 */
final class Octets {

    static final byte NUL = 0;
    static final byte LF = '\n';
    static final byte CR = '\r';
    static final byte DOT = '.';

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final long DOTS = DOT * EACH;
    private static final long LFS = LF * EACH;
    private static final long FOURTEENS = (CR + 1) * EACH;

    private static final int WORD = Long.BYTES;
    private static final int STRIDE = 8 * WORD;

    // How far to look for a dot behind an LF once there is a dot: where one is, more are near.
    private static final int STRETCH = 4 * STRIDE;

    private Octets() {}

    /** The first octet from {@code from} on that is CR, LF or another one below 14, NUL and HT among them; {@code to} if there is none. */
    static int control(byte[] octets, int from, int to) {
        int at = from;
        for (; at <= to - WORD; at += WORD) {
            long word = word(octets, at);
            long found = word - FOURTEENS & ~word & HIGHEST;
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < to && (octets[at] < 0 || octets[at] > CR)) {
            at++;
        }
        return at;
    }

    /** The first dot behind {@code from} that follows an LF; {@code to} if there is none. */
    static int dotBehindLf(byte[] octets, int from, int to) {
        for (int at = from + 1; at < to; at += STRETCH) {
            at = passWithoutDots(octets, at, to);
            int end = Math.min(at + STRETCH, to);
            int dot = dotBehindLfFrom(octets, at, end);
            if (dot < end) {
                return dot;
            }
        }
        return to;
    }

    // Most of what is large has no dot at all, Base64 for one; and to look for one octet takes half the time of looking
    // for two.
    private static int passWithoutDots(byte[] octets, int from, int to) {
        int at = from;
        while (at <= to - STRIDE && !mayHaveDot(octets, at)) {
            at += STRIDE;
        }
        return at;
    }

    private static boolean mayHaveDot(byte[] octets, int at) {
        long found = (word(octets, at) ^ DOTS) - EACH
                | (word(octets, at + WORD) ^ DOTS) - EACH
                | (word(octets, at + 2 * WORD) ^ DOTS) - EACH
                | (word(octets, at + 3 * WORD) ^ DOTS) - EACH
                | (word(octets, at + 4 * WORD) ^ DOTS) - EACH
                | (word(octets, at + 5 * WORD) ^ DOTS) - EACH
                | (word(octets, at + 6 * WORD) ^ DOTS) - EACH
                | (word(octets, at + 7 * WORD) ^ DOTS) - EACH;
        return (found & HIGHEST) != 0;
    }

    private static int dotBehindLfFrom(byte[] octets, int from, int to) {
        int at = from;
        for (; at <= to - WORD; at += WORD) {
            long pairs = (word(octets, at - 1) ^ LFS) | (word(octets, at) ^ DOTS);
            long found = pairs - EACH & ~pairs & HIGHEST;
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < to && (octets[at] != DOT || octets[at - 1] != LF)) {
            at++;
        }
        return at;
    }

    /** Whether any octet from {@code from} on is above 127. */
    static boolean anyAbove127(byte[] octets, int from, int to) {
        long all = 0;
        int at = from;
        for (; at <= to - STRIDE; at += STRIDE) {
            all |= word(octets, at)
                    | word(octets, at + WORD)
                    | word(octets, at + 2 * WORD)
                    | word(octets, at + 3 * WORD)
                    | word(octets, at + 4 * WORD)
                    | word(octets, at + 5 * WORD)
                    | word(octets, at + 6 * WORD)
                    | word(octets, at + 7 * WORD);
        }
        for (; at < to; at++) {
            all |= octets[at];
        }
        return (all & HIGHEST) != 0;
    }

    private static long word(byte[] octets, int at) {
        return (long) WORDS.get(octets, at);
    }

    private static int first(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }
}
