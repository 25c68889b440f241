package io.postrider.cli.output;

/** Writes a JSON string (RFC 8259 section 7). */
final class JsonText {

    private JsonText() {}

    static void write(String text, StringBuilder json) {
        json.append('"');
        int clean = 0;
        for (int i = 0; i < text.length(); i++) {
            if (needsEscape(text, i)) {
                json.append(text, clean, i);
                escape(text.charAt(i), json);
                clean = i + 1;
            }
        }
        json.append(text, clean, text.length()).append('"');
    }

    // Beyond what the RFC asks: DEL, C1 controls and line separators disturb terminals and readers of lines, and half
    // of a
    // surrogate pair cannot be written in UTF-8 at all.
    private static boolean needsEscape(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x7F) {
            return c < 0x20 || c == '"' || c == '\\';
        }
        return c <= 0x9F || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c) && !isPaired(text, at);
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static void escape(char c, StringBuilder json) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> unicode(c, json);
        }
    }

    private static void unicode(char c, StringBuilder json) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(Character.forDigit(c >> shift & 0xF, 16));
        }
    }
}
