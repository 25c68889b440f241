package io.postrider.cli.merge;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Watches the quotes of comma-separated values (RFC 4180 section 2) on their way to the reader of rows, which takes the end of the file for
 * the end of a field, whatever quote was never closed.
 */
final class OpenQuote extends FilterReader {

    private enum Where {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        /** It closes the field, unless another follows. */
        BEHIND_QUOTE
    }

    private final char separator;
    private Where where = Where.FIELD_BEGINS;

    OpenQuote(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    /** Whether a quote is open behind what was read. */
    boolean isOpen() {
        return where == Where.QUOTED;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            where = next((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] characters, int from, int length) throws IOException {
        int count = super.read(characters, from, length);
        for (int i = from; i < from + count; i++) {
            where = next(characters[i]);
        }
        return count;
    }

    private Where next(char c) {
        if (c == '"') {
            return switch (where) {
                case FIELD_BEGINS, BEHIND_QUOTE -> Where.QUOTED;
                case QUOTED -> Where.BEHIND_QUOTE;
                case PLAIN -> Where.PLAIN;
            };
        }
        if (where == Where.QUOTED) {
            return Where.QUOTED;
        }
        return c == separator || c == '\n' || c == '\r' ? Where.FIELD_BEGINS : Where.PLAIN;
    }
}
