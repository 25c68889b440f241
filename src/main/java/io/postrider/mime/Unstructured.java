package io.postrider.mime;

import java.nio.charset.StandardCharsets;

/** Writes unstructured values (RFC 5322 section 3.2.5): as they are where they can be, else in encoded words. */
final class Unstructured {

    /** Longer values than this are a mistake or an attack; servers cut or refuse a header of some 100 KiB. */
    static final int MAXIMUM = 16_384;

    /** A word longer than this may not fit on a line. */
    private static final int LONGEST_WORD = 900;

    private Unstructured() {}

    static String check(String name, String text) {
        if (text.length() > MAXIMUM) {
            throw new IllegalArgumentException(
                    name + ": " + text.length() + " characters, where " + MAXIMUM + " are allowed");
        }
        return Characters.check(name, text);
    }

    /**
     * The same for a field with a name of any length.
     *
     * @throws IllegalArgumentException if the value begins with what has to be encoded, and the name leaves no room for it on its line
     */
    static String checkBeside(String name, String text) {
        check(name, text);
        // Some readers take the line break and the space behind a name that stands alone for a part of the value.
        if (name.length() > EncodedWords.LONGEST_NAME && beginsEncoded(text)) {
            throw new IllegalArgumentException(name + ": a name of " + name.length()
                    + " characters has no room for an encoded word beside it; " + EncodedWords.LONGEST_NAME + " have");
        }
        return text;
    }

    private static boolean beginsEncoded(String text) {
        return !text.isEmpty() && (!isRegular(text) || firstToEncode(text) == 0);
    }

    static void write(FieldWriter field, String name, String text) {
        field.begin(name);
        if (!text.isEmpty()) {
            writeWords(field, text);
        }
        field.end();
    }

    private static void writeWords(FieldWriter field, String text) {
        if (!isRegular(text)) {
            EncodedWords.write(field, text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        int from = firstToEncode(text);
        if (from < 0) {
            writePlain(field, text, 0, text.length());
            return;
        }
        int to = lastToEncode(text);
        writePlain(field, text, 0, from - 1);
        EncodedWords.write(field, text.substring(from, to).getBytes(StandardCharsets.UTF_8));
        writePlain(field, text, to + 1, text.length());
    }

    /** Whether words are apart by one space each, so that folding changes nothing. */
    static boolean isRegular(String text) {
        boolean afterSpace = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || c == '\t';
            if (space && afterSpace) {
                return false;
            }
            afterSpace = space;
        }
        return !afterSpace;
    }

    /** Where the first word begins that cannot stand as it is; -1 if there is none. */
    private static int firstToEncode(String text) {
        for (int from = 0; from < text.length(); ) {
            int to = endOfWord(text, from);
            if (isToEncode(text, from, to)) {
                return from;
            }
            from = to + 1;
        }
        return -1;
    }

    /** Where the last such word ends. */
    private static int lastToEncode(String text) {
        int to = text.length();
        while (true) {
            int from = text.lastIndexOf(' ', to - 1) + 1;
            if (isToEncode(text, from, to)) {
                return to;
            }
            to = from - 1;
        }
    }

    private static int endOfWord(String text, int from) {
        int space = text.indexOf(' ', from);
        return space < 0 ? text.length() : space;
    }

    private static boolean isToEncode(String text, int from, int to) {
        // Jakarta Mail takes a line break behind a backslash for a part of the text.
        if (to - from > LONGEST_WORD || text.charAt(to - 1) == '\\') {
            return true;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > '~' || c == '=' && i + 1 < to && text.charAt(i + 1) == '?') {
                return true;
            }
        }
        return false;
    }

    private static void writePlain(FieldWriter field, String text, int from, int to) {
        for (int start = from; start < to; ) {
            int end = Math.min(to, endOfWord(text, start));
            field.token(text.substring(start, end));
            start = end + 1;
        }
    }
}
