package io.postrider;

/**
 * Text of unknown origin, as what a server says, made fit for a terminal and for one line of a log: it cannot move a cursor, begin a new line, or hide a
 * part of itself. Everything that the library tells of a server has gone through here.
 */
public final class Printable {

    private Printable() {}

    /** The text with an escape such as {@code \x1B} in place of each character that is not to be printed. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isHarmless(text, i)) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmless(text, i)) {
                safe.append(c);
            } else {
                safe.append(String.format(c < 0x100 ? "\\x%02X" : "\\u%04X", (int) c));
            }
        }
        return safe.toString();
    }

    private static boolean isHarmless(String text, int index) {
        char c = text.charAt(index);
        return c >= ' ' && c < 0x7F || isHarmless(Character.getType(whole(text, index)));
    }

    // What both halves of a pair stand for.
    private static int whole(String text, int index) {
        boolean second = Character.isLowSurrogate(text.charAt(index))
                && index > 0
                && Character.isHighSurrogate(text.charAt(index - 1));
        return text.codePointAt(second ? index - 1 : index);
    }

    private static boolean isHarmless(int type) {
        return switch (type) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
