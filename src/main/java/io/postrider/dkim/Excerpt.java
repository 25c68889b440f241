package io.postrider.dkim;

/** As much of a text as an error message should have, without what could disturb a terminal or a log. */
final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder safe = new StringBuilder("'");
        text.chars().limit(LONGEST).forEach(c -> safe.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return safe.append(text.length() > LONGEST ? "…'" : "'").toString();
    }
}
