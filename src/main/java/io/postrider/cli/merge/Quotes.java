package io.postrider.cli.merge;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Watches the quotes of comma-separated values (RFC 4180 section 2) on their way to the reader of rows. That takes text behind a closing quote
 * for more of the field, which another quote may open again, and the end of the file for the end of a field, whatever quote was never closed.
 */
final class Quotes extends FilterReader {

    private enum Where {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        /** It closes the field, unless another follows. */
        BEHIND_QUOTE,
        BEHIND_STRAY
    }

    /** A row that ended, by the line in which it begins. */
    private record Fault(long line, Quoting quoting) {}

    private final char separator;

    /** Of rows that the reader has not come to yet: it reads many at once. */
    private final Queue<Fault> faults = new ArrayDeque<>();

    private Where where = Where.FIELD_BEGINS;
    private boolean afterCr;
    private long line = 1;

    /** The line in which the row begins. */
    private long row = 1;

    private boolean stray;

    Quotes(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    /** How the row is quoted that begins in that line, counted from 1 on; to be asked of one row after the other, when it was read. */
    Quoting ofRow(long begin) {
        if (begin == row) {
            return where == Where.QUOTED && !stray ? Quoting.NEVER_CLOSED : quoting(where == Where.QUOTED);
        }
        Fault fault = faults.peek();
        return fault != null && fault.line == begin ? faults.remove().quoting : Quoting.SOUND;
    }

    private Quoting quoting(boolean open) {
        if (!stray) {
            return Quoting.SOUND;
        }
        return open || line > row ? Quoting.ENDLESS : Quoting.STRAY;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            take((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] characters, int from, int length) throws IOException {
        int count = super.read(characters, from, length);
        for (int i = from; i < from + count; i++) {
            take(characters[i]);
        }
        return count;
    }

    private void take(char c) {
        boolean secondOfTwo = c == '\n' && afterCr;
        afterCr = c == '\r';
        if (c == '\n' || c == '\r') {
            if (!secondOfTwo) {
                endLine();
            }
        } else if (c == '"') {
            where = behindQuote();
        } else if (where != Where.QUOTED) {
            where = c == separator ? Where.FIELD_BEGINS : behindText();
        }
    }

    private void endLine() {
        if (where != Where.QUOTED) {
            endRow();
            row = line + 1;
        }
        line++;
    }

    private void endRow() {
        if (stray) {
            faults.add(new Fault(row, quoting(false)));
        }
        stray = false;
        where = Where.FIELD_BEGINS;
    }

    private Where behindQuote() {
        return switch (where) {
            case FIELD_BEGINS, BEHIND_QUOTE, BEHIND_STRAY -> Where.QUOTED;
            case QUOTED -> Where.BEHIND_QUOTE;
            case PLAIN -> Where.PLAIN;
        };
    }

    private Where behindText() {
        boolean behind = where == Where.BEHIND_QUOTE || where == Where.BEHIND_STRAY;
        stray |= behind;
        return behind ? Where.BEHIND_STRAY : Where.PLAIN;
    }
}
