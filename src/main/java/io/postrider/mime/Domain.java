package io.postrider.mime;

/** Reads what stands behind the {@code @} (RFC 5322 sections 3.4.1 and 4.4): a domain, or a literal in brackets. */
final class Domain {

    private Domain() {}

    static String read(Cursor cursor) {
        cursor.skipSpaceAndComments();
        String domain = cursor.peek() == '[' ? literal(cursor) : labels(cursor);
        cursor.skipSpaceAndComments();
        return domain;
    }

    // The obsolete form has spaces and comments around its dots. Whether the labels are any is for the mailbox to say.
    private static String labels(Cursor cursor) {
        String domain = cursor.dotAtom();
        while (cursor.skipSpaceAndComments() && (cursor.peek() == '.' || domain.endsWith("."))) {
            domain += cursor.dotAtom();
        }
        if (domain.isEmpty()) {
            throw cursor.error("a domain is missing");
        }
        return domain;
    }

    private static String literal(Cursor cursor) {
        int start = cursor.position();
        StringBuilder literal = new StringBuilder();
        while (!cursor.atEnd() && cursor.peek() != ']') {
            if (cursor.isSpace()) {
                cursor.next();
            } else {
                literal.append(cursor.next());
            }
        }
        if (!cursor.skip(']')) {
            throw cursor.error(start, "the address literal is not closed, ']' expected");
        }
        return literal.append(']').toString();
    }
}
