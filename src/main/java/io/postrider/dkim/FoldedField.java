package io.postrider.dkim;

import java.util.List;

/**
 * The text of a header field while it is written, folded so that no line has more than 78 characters as long as no word has (RFC
 * 5322 section 2.1.1). Not for several threads.
 */
final class FoldedField {

    private static final int WIDTH = 78;

    private final StringBuilder text = new StringBuilder(1024);
    private int column;

    FoldedField(String name) {
        append(name + ":");
    }

    /** A space, or a fold, and {@code word}. */
    void word(String word) {
        if (column + 1 + word.length() > WIDTH) {
            fold();
        } else {
            append(" ");
        }
        append(word);
    }

    /** One word of pieces between which a fold may stand. */
    void pieces(List<String> pieces) {
        word(pieces.get(0));
        for (String piece : pieces.subList(1, pieces.size())) {
            if (column + piece.length() > WIDTH) {
                fold();
            }
            append(piece);
        }
    }

    /** Characters between any of which a fold may stand. */
    void fill(String characters) {
        int at = 0;
        while (at < characters.length()) {
            if (column >= WIDTH) {
                fold();
            }
            int end = Math.min(characters.length(), at + WIDTH - column);
            append(characters.substring(at, end));
            at = end;
        }
    }

    /** The field so far, without an end of line. */
    byte[] octets() {
        return Octets.ascii(text.toString());
    }

    private void fold() {
        text.append("\r\n");
        column = 0;
        append(" ");
    }

    private void append(String part) {
        text.append(part);
        column += part.length();
    }
}
