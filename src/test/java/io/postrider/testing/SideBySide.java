package io.postrider.testing;

import java.util.ArrayList;
import java.util.List;

/** What was expected and what was seen, line beside line. */
final class SideBySide {

    private static final int WIDTH = 60;

    private record Row(String expected, String seen) {}

    private final List<Row> rows = new ArrayList<>();
    private String expected = "";

    void expect(String text) {
        expected = text;
    }

    /** It came as it should. */
    void done() {
        seen(expected);
    }

    void seen(String text) {
        String[] left = expected.split("\r?\n", -1);
        String[] right = text.split("\r?\n", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            rows.add(new Row(i < left.length ? left[i] : "", i < right.length ? right[i] : ""));
        }
    }

    void note(String text) {
        rows.add(new Row("", "[" + text + "]"));
    }

    /** Something else came. */
    AssertionError mismatch(String text) {
        seen(text + "   <-- here");
        throw new AssertionError("the client left the script:\n" + this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(line("expected", "seen"));
        rows.forEach(row -> text.append(line(row.expected(), row.seen())));
        return text.toString();
    }

    private static String line(String left, String right) {
        return String.format("  %-" + WIDTH + "s | %s%n", cut(left), cut(right));
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }
}
