package io.postrider.dkim;

import static io.postrider.dkim.Octets.CR;
import static io.postrider.dkim.Octets.LF;

/**
 * Makes every line end with CRLF, the last one included, as the client does before a content leaves: a CR without LF and an LF
 * without CR become CRLF. A CRLF is always written as a whole. Told piece by piece, however split. Not for several threads.
 */
final class Repair {

    private boolean afterCr;
    private boolean unfinished;

    /** How many octets may come out of {@code octets}. */
    static int room(int octets) {
        return 2 * octets;
    }

    /** Writes what comes out of the octets from {@code from} to {@code to}, and tells where it ends in {@code out}. */
    int write(byte[] in, int from, int to, byte[] out, int begin) {
        int end = begin;
        for (int at = from; at < to; at++) {
            int stop = lineEnd(in, at, to);
            end = copy(in, at, stop, out, end);
            if (stop < to) {
                end = endLine(in[stop], out, end);
            }
            at = stop;
        }
        return end;
    }

    /** Nothing follows: ends the last line, if it has no end. */
    int end(byte[] out, int begin) {
        return unfinished ? lineEnd(out, begin) : begin;
    }

    private static int lineEnd(byte[] in, int from, int to) {
        int at = from;
        while (at < to && in[at] != CR && in[at] != LF) {
            at++;
        }
        return at;
    }

    private int copy(byte[] in, int from, int to, byte[] out, int end) {
        if (to > from) {
            System.arraycopy(in, from, out, end, to - from);
            afterCr = false;
            unfinished = true;
        }
        return end + to - from;
    }

    private int endLine(byte octet, byte[] out, int end) {
        boolean written = octet == LF && afterCr;
        afterCr = octet == CR;
        return written ? end : lineEnd(out, end);
    }

    private int lineEnd(byte[] out, int end) {
        unfinished = false;
        out[end] = CR;
        out[end + 1] = LF;
        return end + 2;
    }
}
