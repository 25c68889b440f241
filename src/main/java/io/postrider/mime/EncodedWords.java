package io.postrider.mime;

import java.util.Arrays;
import java.util.Base64;

/** Writes text as encoded words (RFC 2047): each of at most 75 octets, none with half a character, the shorter of Q and B. */
final class EncodedWords {

    private static final String BEGIN_Q = "=?UTF-8?Q?";
    private static final String BEGIN_B = "=?UTF-8?B?";
    private static final int OVERHEAD = BEGIN_Q.length() + 2;
    private static final int MAXIMUM = 75 - OVERHEAD;
    /** The longest character takes four octets, each as =XX: below that the rest of a line is of no use. */
    private static final int LEAST = 12;

    /** Of the name of a field, beside which there is room for a character; a line that is the name alone would not do. */
    static final int LONGEST_NAME = FieldWriter.WITH_ENCODED_WORD - ": ".length() - OVERHEAD - LEAST;

    private final FieldWriter field;
    private final byte[] text;

    private EncodedWords(FieldWriter field, byte[] text) {
        this.field = field;
        this.text = text;
    }

    /** Writes as many words as it takes. */
    static void write(FieldWriter field, byte[] utf8) {
        EncodedWords words = new EncodedWords(field, utf8);
        boolean q = words.lengthInQ() <= words.lengthInB();
        for (int from = 0; from < utf8.length; ) {
            int room = words.room();
            int to = q ? words.endInQ(from, room) : words.endInB(from, room);
            words.writeWord(q, from, to);
            from = to;
        }
    }

    /** Writes a single word, on a new line if need be; writes nothing if the text does not fit into one. */
    static boolean writeOne(FieldWriter field, byte[] utf8) {
        EncodedWords words = new EncodedWords(field, utf8);
        int inQ = words.lengthInQ();
        int length = Math.min(inQ, words.lengthInB());
        if (OVERHEAD + length > field.roomForEncodedWord()) {
            return false;
        }
        field.spaceOfEncodedWord(OVERHEAD + length);
        words.writeWord(length == inQ, 0, utf8.length);
        return true;
    }

    private void writeWord(boolean q, int from, int to) {
        field.out().ascii(q ? BEGIN_Q : BEGIN_B);
        if (q) {
            writeQ(from, to);
        } else {
            writeB(from, to);
        }
        field.out().ascii("?=");
    }

    private int lengthInB() {
        return (text.length + 2) / 3 * 4;
    }

    private int lengthInQ() {
        int length = 0;
        for (byte octet : text) {
            length += widthInQ(octet);
        }
        return length;
    }

    /** Makes the space before a word, on a new line if this one has little room left; tells how many octets the word may hold. */
    private int room() {
        field.spaceOfEncodedWord(OVERHEAD + LEAST);
        return Math.min(FieldWriter.WITH_ENCODED_WORD - field.column() - OVERHEAD, MAXIMUM);
    }

    private int endInQ(int from, int room) {
        int end = from;
        int width = 0;
        for (int next = from; next < text.length; ) {
            width += widthInQ(text[next++]);
            if (width > room) {
                break;
            }
            if (isBetweenCharacters(next)) {
                end = next;
            }
        }
        return end;
    }

    private int endInB(int from, int room) {
        int end = Math.min(text.length, from + room / 4 * 3);
        while (!isBetweenCharacters(end)) {
            end--;
        }
        return end;
    }

    private boolean isBetweenCharacters(int index) {
        return index == text.length || (text[index] & 0xC0) != 0x80;
    }

    // The letters that RFC 2047 section 5 (3) leaves as they are within a phrase are good everywhere.
    private static boolean isSafe(int c) {
        return Characters.isAlphanumeric(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
    }

    private static int widthInQ(byte octet) {
        return octet == ' ' || isSafe(octet) ? 1 : 3;
    }

    private void writeQ(int from, int to) {
        Octets out = field.out();
        for (int i = from; i < to; i++) {
            byte octet = text[i];
            if (octet == ' ') {
                out.octet('_');
            } else if (isSafe(octet)) {
                out.octet(octet);
            } else {
                out.hex('=', octet);
            }
        }
    }

    private void writeB(int from, int to) {
        field.out().bytes(Base64.getEncoder().encode(Arrays.copyOfRange(text, from, to)));
    }
}
