package io.postrider.mime;

/** Writes quoted-printable (RFC 2045 section 6.7): lines of at most 76 octets, the line breaks of the text kept. */
final class QuotedPrintable {

    private static final int LINE = 76;
    /** Which octets stand for themselves wherever they are. */
    private static final boolean[] PLAIN = plain();

    private final byte[] text;
    private final Octets out;
    private int column;

    private QuotedPrintable(byte[] text) {
        this.text = text;
        this.out = new Octets(text.length + text.length / 4 + 16);
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (int c = '!'; c <= '~'; c++) {
            plain[c] = c != '=';
        }
        return plain;
    }

    /** Encodes octets in which every CR and LF is part of a CRLF. */
    static byte[] encode(byte[] text) {
        return new QuotedPrintable(text).encode();
    }

    private byte[] encode() {
        for (int i = 0; i < text.length; ) {
            int end = endOfPlain(i);
            if (end > i) {
                out.bytes(text, i, end);
                column += end - i;
                i = end;
            } else if (text[i] < 0 && column + 3 < LINE) {
                out.hex('=', text[i++]);
                column += 3;
            } else if (text[i] == '\r') {
                out.crlf();
                column = 0;
                i += 2;
            } else {
                special(text[i], i);
                i++;
            }
        }
        return out.toArray();
    }

    /** As far as octets stand for themselves and a soft break has room behind them. */
    private int endOfPlain(int from) {
        if (column == 0 && isMistaken(from)) {
            return from;
        }
        int limit = Math.min(text.length, from + LINE - 1 - column);
        int i = from;
        while (i < limit && (PLAIN[text[i] & 0xFF] || text[i] == ' ' && i + 1 < limit && PLAIN[text[i + 1] & 0xFF])) {
            i++;
        }
        return i;
    }

    /** Whatever needs a closer look: an octet to encode, a space, or one at the end of a line. */
    private void special(byte octet, int index) {
        boolean last = isLastOfLine(index);
        boolean plain = isPlain(octet, index, last);
        // The last octet of a line may stand in column 76; before any other there must be room for the soft break.
        if (column + (plain ? 1 : 3) > (last ? LINE : LINE - 1)) {
            out.octet('=').crlf();
            column = 0;
            plain = isPlain(octet, index, last);
        }
        if (plain) {
            out.octet(octet);
            column++;
        } else {
            out.hex('=', octet);
            column += 3;
        }
    }

    private boolean isPlain(byte octet, int index, boolean last) {
        if (octet == ' ' || octet == '\t') {
            return !last;
        }
        return PLAIN[octet & 0xFF] && !(column == 0 && isMistaken(index));
    }

    /** Mailboxes in mbox form put a '>' before "From ", and a lone dot ends a message in clumsy programs. */
    private boolean isMistaken(int i) {
        return text[i] == '.'
                || text[i] == 'F'
                        && i + 4 < text.length
                        && text[i + 1] == 'r'
                        && text[i + 2] == 'o'
                        && text[i + 3] == 'm'
                        && text[i + 4] == ' ';
    }

    private boolean isLastOfLine(int index) {
        return index + 1 == text.length || text[index + 1] == '\r';
    }
}
