package io.postrider.internal.session;

/** What a server says must not move the cursor of a terminal, begin a new line of a log, or hide a part of itself: such characters are shown by number. */
final class Printable {

    private Printable() {}

    /** The text with an escape such as {@code \x1B} in place of each character that is not to be printed. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isHarmless(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmless(c)) {
                safe.append(c);
            } else {
                safe.append(String.format(c < 0x100 ? "\\x%02X" : "\\u%04X", (int) c));
            }
        }
        return safe.toString();
    }

    // Surrogates come in pairs from the decoder of replies, and what they stand for is harmless but for a few tags.
    private static boolean isHarmless(char c) {
        if (c >= ' ' && c < 0x7F) {
            return true;
        }
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
