package io.postrider.internal.codec;

import static io.postrider.internal.codec.Octets.CR;
import static io.postrider.internal.codec.Octets.DOT;
import static io.postrider.internal.codec.Octets.LF;
import static io.postrider.internal.codec.Octets.NUL;

/**
 * Walks over a content, piece by piece, and tells what is remarkable about its lines, however it is split.
 *
 * <p>CRLF ends a line, and so do a CR without LF and an LF without CR, which become CRLF before they leave (RFC 5321 section 2.3.8).
 * Not for several threads.
 */
final class Lines {

    /**
     * Hears of it. Indexes are those of the piece.
     *
     * @param <X> what it may throw to end the walk
     */
    interface Listener<X extends Exception> {
        /** The octet at {@code index} is a dot and the first of its line. */
        void onLeadingDot(int index);

        /** The octet before {@code index} is a CR, the one at {@code index}, if there is one, no LF. */
        void onBareCr(int index) throws X;

        /** The octet at {@code index} is an LF, the one before it no CR. */
        void onBareLf(int index) throws X;

        /** A NUL. */
        void onNul() throws X;

        /** The line that the walk is in is the longest so far, and has this many octets. */
        void onLongest(long octets) throws X;
    }

    private long number = 1;
    private long length;
    private long longest;
    private boolean afterCr;

    /** The number of the line that the walk is in; the first is 1. */
    long number() {
        return number;
    }

    /** Whether a line has begun and not ended. A CR that was the last octet may yet turn out to have been bare. */
    boolean unfinished() {
        return length > 0;
    }

    /** Walks over a window of a piece; it matters no more than any other split where one ends. */
    <X extends Exception> void walk(byte[] octets, int from, int to, int ahead, Listener<X> listener) throws X {
        for (int at = from; at < to; ) {
            if (afterCr) {
                at = behindCr(octets, at, ahead, listener);
            } else if (length == 0) {
                at = wholeLines(octets, at, to, ahead, listener);
            } else {
                at = restOfLine(octets, at, to, ahead, listener);
            }
        }
    }

    /** No piece follows. */
    <X extends Exception> void end(Listener<X> listener) throws X {
        if (afterCr) {
            onBareCr(0, listener);
        }
    }

    private <X extends Exception> int behindCr(byte[] octets, int at, int ahead, Listener<X> listener) throws X {
        if (octets[at] == LF) {
            nextLine();
            return at + 1;
        }
        onBareCr(at - ahead, listener);
        return at;
    }

    // Nearly all lines of nearly all contents are passed here.
    private <X extends Exception> int wholeLines(byte[] octets, int from, int to, int ahead, Listener<X> listener)
            throws X {
        int at = from;
        while (at < to) {
            if (octets[at] == DOT) {
                listener.onLeadingDot(at - ahead);
            }
            int stop = Octets.control(octets, at, to);
            grow(stop - at, listener);
            if (stop + 1 < to && octets[stop] == CR && octets[stop + 1] == LF) {
                at = stop + 2;
            } else if (stop < to && octets[stop] == LF) {
                listener.onBareLf(stop - ahead);
                at = stop + 1;
            } else {
                length = stop - at;
                return behind(octets, stop, to, ahead, listener);
            }
            number++;
        }
        return at;
    }

    private <X extends Exception> int restOfLine(byte[] octets, int from, int to, int ahead, Listener<X> listener)
            throws X {
        int stop = Octets.control(octets, from, to);
        lengthen(stop - from, listener);
        return behind(octets, stop, to, ahead, listener);
    }

    private <X extends Exception> int behind(byte[] octets, int stop, int to, int ahead, Listener<X> listener)
            throws X {
        if (stop == to) {
            return to;
        }
        onControl(octets[stop], stop - ahead, listener);
        return stop + 1;
    }

    private <X extends Exception> void onControl(byte octet, int index, Listener<X> listener) throws X {
        switch (octet) {
            case CR -> afterCr = true; // The next octet, perhaps of the next piece, tells what it was.
            case LF -> onBareLf(index, listener);
            case NUL -> onNul(listener);
            default -> lengthen(1, listener);
        }
    }

    private <X extends Exception> void onBareCr(int index, Listener<X> listener) throws X {
        listener.onBareCr(index);
        nextLine();
    }

    private <X extends Exception> void onBareLf(int index, Listener<X> listener) throws X {
        listener.onBareLf(index);
        nextLine();
    }

    private <X extends Exception> void onNul(Listener<X> listener) throws X {
        listener.onNul();
        lengthen(1, listener);
    }

    private <X extends Exception> void lengthen(int octets, Listener<X> listener) throws X {
        length += octets;
        grow(length, listener);
    }

    private <X extends Exception> void grow(long octets, Listener<X> listener) throws X {
        if (octets > longest) {
            longest = octets;
            listener.onLongest(octets);
        }
    }

    private void nextLine() {
        number++;
        length = 0;
        afterCr = false;
    }
}
