package io.postrider.cli.output;

import java.util.regex.Pattern;

/** Makes text of unknown origin fit for one line of a terminal, with no password in it. */
public final class OneLine {

    /** The password of a URI; it goes on to the last at sign, as one that is not percent-encoded may hold anything. */
    private static final Pattern PASSWORD = Pattern.compile("(://[^\\s/:@]*):\\S*@");

    private OneLine() {}

    /** The text with every character that a terminal would obey written as an escape, and the passwords of URIs as stars. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, line));
        return PASSWORD.matcher(line).replaceAll("$1:***@");
    }

    private static void append(int c, StringBuilder line) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (Character.isISOControl(c) || isSeparator(c) || isLoneSurrogate(c)) {
                    line.append(String.format("\\u%04x", c));
                } else {
                    line.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isSeparator(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
