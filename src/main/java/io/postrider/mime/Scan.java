package io.postrider.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for rare octets eight at a time: most of a text is none of them. */
final class Scan {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = 0x2020202020202020L;

    private Scan() {}

    /** Where the first octet below a space is, or the end if there is none. */
    static int nextControl(byte[] octets, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = (long) LONG.get(octets, i);
            // A high bit stays where the subtraction borrows. It may borrow from the octet above too, but only behind a
            // real find.
            long found = (word - SPACES) & ~word & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (i < to && (octets[i] >= ' ' || octets[i] < 0)) {
            i++;
        }
        return i;
    }

    /** How many octets are above 127. */
    static int countEightBit(byte[] octets) {
        int count = 0;
        int i = 0;
        for (; i + 8 <= octets.length; i += 8) {
            count += Long.bitCount((long) LONG.get(octets, i) & HIGH_BITS);
        }
        for (; i < octets.length; i++) {
            count += octets[i] < 0 ? 1 : 0;
        }
        return count;
    }

    static boolean contains(byte wanted, byte[] octets) {
        long pattern = ONES * wanted;
        long found = 0;
        int i = 0;
        for (; i + 8 <= octets.length; i += 8) {
            long word = (long) LONG.get(octets, i) ^ pattern;
            found |= (word - ONES) & ~word;
        }
        for (; i < octets.length; i++) {
            found |= octets[i] == wanted ? HIGH_BITS : 0;
        }
        return (found & HIGH_BITS) != 0;
    }

    static boolean hasEightBit(byte[] octets, int to) {
        long found = 0;
        int i = 0;
        for (; i + 8 <= to; i += 8) {
            found |= (long) LONG.get(octets, i);
        }
        for (; i < to; i++) {
            found |= octets[i];
        }
        return (found & HIGH_BITS) != 0;
    }
}
