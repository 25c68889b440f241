package io.postrider.mime;

/** Writes header fields, token by token, and folds them at the 78th column where it can (RFC 5322 section 2.2.3). */
final class FieldWriter {

    /** RFC 5322 section 2.1.1. */
    private static final int RECOMMENDED = 78;

    /** RFC 2047 section 2, for a line that holds an encoded word. */
    static final int WITH_ENCODED_WORD = 76;

    private static final int MAXIMUM = 998;

    private final Octets out;
    private String name = "";
    private int lineStart;
    private int limit = RECOMMENDED;
    private boolean fresh;

    FieldWriter(Octets out) {
        this.out = out;
    }

    FieldWriter begin(String field) {
        name = field;
        beginLine();
        fresh = true;
        out.ascii(field).octet(':');
        return this;
    }

    /** ASCII text that is never broken, after a space, or after a line break if the text would pass the 78th column. */
    FieldWriter token(String ascii) {
        space(ascii.length());
        out.ascii(ascii);
        checkLine();
        return this;
    }

    /** The same for text beyond ASCII, which only an address may be (RFC 6532 section 3.2). */
    void internationalToken(String text) {
        space(text.length());
        out.utf8(text);
        checkLine();
    }

    /** Text that belongs to what was written last. */
    void glue(String text) {
        out.ascii(text);
        checkLine();
    }

    /** A whole field whose value is known to be short and ASCII. */
    void line(String field, String value) {
        out.ascii(field).octet(':').octet(' ').ascii(value).crlf();
    }

    void end() {
        out.crlf();
    }

    String name() {
        return name;
    }

    Octets out() {
        return out;
    }

    /** How many octets the line has so far. */
    int column() {
        return out.length() - lineStart;
    }

    /** Makes a space, or a new line that begins with one, before {@code width} columns of text. */
    void space(int width) {
        // A line with nothing but the name of the field is allowed, but some readers then take the space below it for a
        // part of the value.
        if (column() + 1 + width > limit && !fresh) {
            out.crlf();
            beginLine();
        }
        out.octet(' ');
        fresh = false;
    }

    /** The same before an encoded word, and for all that comes behind it on its line. */
    void spaceOfEncodedWord(int width) {
        limit = WITH_ENCODED_WORD;
        space(width);
        limit = WITH_ENCODED_WORD;
    }

    /** How many octets an encoded word may have that comes next: beside the name, or on a line of its own. */
    int roomForEncodedWord() {
        return WITH_ENCODED_WORD - 1 - (fresh ? column() : 0);
    }

    private void beginLine() {
        lineStart = out.length();
        limit = RECOMMENDED;
    }

    private void checkLine() {
        if (column() > MAXIMUM) {
            throw new IllegalArgumentException(
                    name + ": a part of " + (column() - 1) + " octets cannot be folded; a line has at most " + MAXIMUM);
        }
    }
}
