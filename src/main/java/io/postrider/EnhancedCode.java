package io.postrider;

import java.util.Optional;

/**
 * An enhanced status code (RFC 3463), such as {@code 5.1.1}. Advice for people: decisions are made by the reply code alone.
 *
 * @param kind 2 success, 4 persistent transient failure, 5 permanent failure
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedCode(int kind, int subject, int detail) {

    /** Reads the code at the beginning of a reply's text, if one stands there (RFC 2034 section 4). */
    public static Optional<EnhancedCode> at(String text) {
        return new Scanner(text).scan();
    }

    /** As it stands in a reply: {@code 5.1.1}. */
    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }

    /** Reads {@code class "." subject "." detail} without a regular expression: it is read for every recipient. */
    private static final class Scanner {
        private final String text;
        private int position;

        Scanner(String text) {
            this.text = text;
        }

        Optional<EnhancedCode> scan() {
            int kind = number(1);
            int subject = dot() ? number(3) : -1;
            int detail = subject >= 0 && dot() ? number(3) : -1;
            boolean whole = detail >= 0 && (position == text.length() || text.charAt(position) == ' ');
            boolean known = kind == 2 || kind == 4 || kind == 5;
            return whole && known ? Optional.of(new EnhancedCode(kind, subject, detail)) : Optional.empty();
        }

        private boolean dot() {
            return position < text.length() && text.charAt(position++) == '.';
        }

        private int number(int digits) {
            int value = 0;
            int start = position;
            while (position < text.length() && position - start < digits && isDigit(text.charAt(position))) {
                value = value * 10 + text.charAt(position++) - '0';
            }
            return position > start ? value : -1;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
