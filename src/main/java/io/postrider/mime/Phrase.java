package io.postrider.mime;

import java.nio.charset.StandardCharsets;

/** The names in address fields (RFC 5322 section 3.2.5): atoms, a quoted string or encoded words, whatever they need. */
final class Phrase {

    private static final int LONGEST_WORD = 900;

    private Phrase() {}

    /** Spaces between words mean no more than one space does (RFC 5322 section 3.2.2), and readers take the others away. */
    static String normalize(String field, String name) {
        Unstructured.check(field, name);
        if (name.indexOf('\t') < 0 && (name.isEmpty() || Unstructured.isRegular(name))) {
            return name;
        }
        return String.join(" ", name.strip().split("[ \\t]+"));
    }

    /** Writes a normalized name and what belongs to its last word. */
    static void write(FieldWriter field, String name, String end) {
        if (!Characters.isPrintableAscii(name) || hasMark(name) || hasLongWord(name)) {
            encode(field, name);
            if (!end.isEmpty()) {
                // RFC 2047 section 5 (3): a space stands between an encoded word and a special.
                field.token(end);
            }
        } else {
            words(field, isAtoms(name) ? name : quote(name), end);
        }
    }

    private static void encode(FieldWriter field, String name) {
        if (EncodedWords.writeOne(field, name.getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        // Python's parser puts a space between two encoded words of a name: so there are atoms between them where there
        // can be.
        for (int from = 0; from < name.length(); ) {
            int to = endOfWord(name, from);
            if (isAtoms(name.substring(from, to)) && !hasLongWord(name.substring(from, to))) {
                field.token(name.substring(from, to));
            } else {
                to = endOfRun(name, to);
                encodeRun(field, name.substring(from, to).getBytes(StandardCharsets.UTF_8));
            }
            from = to + 1;
        }
    }

    private static void encodeRun(FieldWriter field, byte[] utf8) {
        if (!EncodedWords.writeOne(field, utf8)) {
            EncodedWords.write(field, utf8);
        }
    }

    private static int endOfWord(String name, int from) {
        int space = name.indexOf(' ', from);
        return space < 0 ? name.length() : space;
    }

    /** The space between two words that are encoded is encoded too, so they are written as one. */
    private static int endOfRun(String name, int to) {
        int end = to;
        while (end < name.length()) {
            int next = endOfWord(name, end + 1);
            if (isAtoms(name.substring(end + 1, next))) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static void words(FieldWriter field, String text, String end) {
        int start = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', start)) {
            field.token(text.substring(start, space));
            start = space + 1;
        }
        field.token(text.substring(start) + end);
    }

    /** What some readers would take for an encoded word, or for a line break that is a part of the text. */
    private static boolean hasMark(String name) {
        return name.contains("=?") || name.contains("\\ ");
    }

    private static boolean hasLongWord(String name) {
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == ' ') {
                start = i;
            } else if (i - start >= LONGEST_WORD) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAtoms(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != ' ' && !Characters.isAtext(name.charAt(i))) {
                return false;
            }
        }
        return !hasMark(name);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
