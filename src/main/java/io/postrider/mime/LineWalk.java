package io.postrider.mime;

import org.jspecify.annotations.Nullable;

/** Walks over octets once, from one line break or control character to the next, and mends the breaks on its way. */
final class LineWalk {

    private final byte[] octets;
    private @Nullable Octets mended;
    private int copied;

    /** Where the line began, below zero if it began before these octets. */
    private int line;

    private int longestLine;
    private int loneBreaks;
    private int controls;
    private int nuls;

    /** @param lineLength how many octets of the first line came before these */
    LineWalk(byte[] octets, int lineLength) {
        this.octets = octets;
        this.line = -lineLength;
    }

    LineWalk walk() {
        int length = octets.length;
        for (int i = Scan.nextControl(octets, 0, length); i < length; i = Scan.nextControl(octets, i + 1, length)) {
            int c = octets[i];
            if (c == '\r' && i + 1 < length && octets[i + 1] == '\n') {
                endOfLine(i, i + 2);
                i++;
            } else if (c == '\r' || c == '\n') {
                mend(i);
                endOfLine(i, i + 1);
            } else if (c != '\t') {
                controls++;
                nuls += c == 0 ? 1 : 0;
            }
        }
        longestLine = Math.max(longestLine, length - line);
        return this;
    }

    private void endOfLine(int end, int next) {
        longestLine = Math.max(longestLine, end - line);
        line = next;
    }

    private void mend(int loneBreak) {
        loneBreaks++;
        Octets out = mended;
        if (out == null) {
            out = new Octets(octets.length + octets.length / 32 + 16);
            mended = out;
        }
        out.bytes(octets, copied, loneBreak).crlf();
        copied = loneBreak + 1;
    }

    /** The octets with a CRLF wherever a line ends; to be asked once. */
    byte[] mended() {
        return mended == null
                ? octets
                : mended.bytes(octets, copied, octets.length).toArray();
    }

    /** How many octets the last line has so far. */
    int lineLength() {
        return octets.length - line;
    }

    Survey survey() {
        int eightBit = Scan.hasEightBit(octets, octets.length) ? Scan.countEightBit(octets) : 0;
        return new Survey(eightBit, longestLine, loneBreaks, controls, nuls);
    }
}
