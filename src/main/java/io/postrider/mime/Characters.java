package io.postrider.mime;

/** Which characters may stand in the values of header fields, so that no value can become a second field. */
final class Characters {

    private static final boolean[] ATEXT = atext();

    private Characters() {}

    /**
     * Refuses what some reader could take for the end of a line or of the text: control characters, the line and paragraph
     * separators of Unicode, halves of surrogate pairs.
     *
     * @throws IllegalArgumentException naming the field, the character and its position
     */
    static String check(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                i = checkUnusual(field, text, i);
            }
        }
        return text;
    }

    /** Refuses halves of surrogate pairs, which have no octets in UTF-8. */
    static void checkSurrogates(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                i = checkPair(field, text, i);
            }
        }
    }

    private static int checkUnusual(String field, String text, int i) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
            return checkPair(field, text, i);
        }
        if (c != '\t' && Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
            throw refused(field, text, i);
        }
        return i;
    }

    private static int checkPair(String field, String text, int i) {
        if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
            return i + 1;
        }
        throw refused(field, text, i);
    }

    private static IllegalArgumentException refused(String field, String text, int i) {
        return new IllegalArgumentException(String.format(
                "%s: character U+%04X at position %d is not allowed", field, (int) text.charAt(i), i + 1));
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** {@code atext} of RFC 5322 section 3.2.3. */
    static boolean isAtext(int c) {
        return c < ATEXT.length && ATEXT[c];
    }

    private static boolean[] atext() {
        boolean[] atext = new boolean[0x7F];
        for (int c = '!'; c <= '~'; c++) {
            atext[c] = "()<>[]:;@\\,.\"".indexOf(c) < 0;
        }
        return atext;
    }

    static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
