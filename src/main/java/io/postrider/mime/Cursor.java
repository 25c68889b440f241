package io.postrider.mime;

/** A place in a text that moves from left to right. */
final class Cursor {

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    int position() {
        return position;
    }

    /** The character here; NUL, which no checked text has, at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    char next() {
        return text.charAt(position++);
    }

    boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    /** {@code CFWS} of RFC 5322 section 3.2.2, of a text that is unfolded: comments may lie in comments. */
    boolean skipSpaceAndComments() {
        int start = position;
        while (isSpace() || peek() == '(') {
            if (next() == '(') {
                skipComment();
            }
        }
        return position > start;
    }

    private void skipComment() {
        int start = position - 1;
        for (int depth = 1; depth > 0; ) {
            if (atEnd()) {
                throw error(start, "the comment is not closed, ')' expected");
            }
            switch (next()) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> skipEscaped();
                default -> {}
            }
        }
    }

    private void skipEscaped() {
        if (!atEnd()) {
            position++;
        }
    }

    boolean isSpace() {
        return peek() == ' ' || peek() == '\t';
    }

    /** An atom (RFC 5322 section 3.2.3), or what of RFC 6532 section 3.2 extends one; perhaps empty. */
    String atom() {
        int start = position;
        while (!atEnd() && isAtomCharacter(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Atoms and the dots between them. */
    String dotAtom() {
        int start = position;
        while (!atEnd() && (peek() == '.' || isAtomCharacter(peek()))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isAtomCharacter(char c) {
        return c >= 0xA0 || Characters.isAtext(c);
    }

    /** The content of a quoted string (RFC 5322 section 3.2.4), the cursor being on its first quote. */
    String quotedString() {
        int start = position++;
        StringBuilder content = new StringBuilder();
        while (!skip('"')) {
            skip('\\');
            if (atEnd()) {
                throw error(start, "the quoted string is not closed, '\"' expected");
            }
            content.append(next());
        }
        return content.toString();
    }

    IllegalArgumentException error(String what) {
        return error(position, what);
    }

    IllegalArgumentException error(int where, String what) {
        return new IllegalArgumentException(
                "address '" + AddressParser.excerpt(text) + "': " + what + " at position " + (where + 1));
    }

    IllegalArgumentException error(int where, IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "address '" + AddressParser.excerpt(text) + "': " + cause.getMessage() + " at position " + (where + 1),
                cause);
    }
}
