package io.postrider;

/** Which characters addresses are made of (RFC 5321 section 4.1.2, RFC 6531 section 3.3). */
final class AddressCharacters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final int EXCERPT = 300;

    private AddressCharacters() {}

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** {@code atext}: what may stand in a local part without quotes. */
    static boolean isAtext(int c) {
        return isLetterOrDigit(c) || c > ' ' && c < 0x7F && "()<>[]:;@\\,.\"".indexOf(c) < 0 || c >= 0xA0;
    }

    /**
     * What no part of an address may hold: control characters, half of a surrogate pair, and everything that looks like a space or like
     * nothing at all, because an address that looks like another is of use to nobody but a cheat.
     */
    static boolean isForbidden(int c) {
        if (c < 0xA1) {
            return c < ' ' || c >= 0x7F;
        }
        return isBlank(c) || isFormat(c) || isNoncharacter(c);
    }

    /** The joiners of some scripts, which a domain may hold where they change what is seen (RFC 5892 appendix A). */
    static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
    }

    private static boolean isFormat(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    // Letters by their category, spaces by their looks: the Hangul fillers and the empty pattern of Braille.
    private static boolean isBlank(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    /** Octets in UTF-8. */
    static int octets(String text) {
        int octets = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Each half of a pair counts two: four octets together.
                octets += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return octets;
    }

    /** As much of a text as an error message should have, without what would disturb a terminal or a log. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(EXCERPT).forEach(c -> safe.appendCodePoint(c != ' ' && isForbidden(c) ? '?' : c));
        return safe.toString();
    }
}
