package io.postrider.cli.input;

/**
 * White space as header fields have it (RFC 5322 section 2.2.2). What Java takes for white space holds line breaks too, which are to be
 * complained of.
 */
public final class Spaces {

    private Spaces() {}

    /** The text without spaces and tabs at its beginning and end. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
