package io.postrider.dkim;

import static io.postrider.dkim.Octets.CR;
import static io.postrider.dkim.Octets.LF;
import static io.postrider.dkim.Octets.NUL;

import io.postrider.BodyType;

/**
 * What there is to know of a content before it is signed: whether it may leave at all, how many octets leave, and what they demand
 * of the transport. The content is told piece by piece, however it is split. Not for several threads.
 */
final class Survey {

    /** The octets that a line may have before its CRLF (RFC 5321 section 4.5.3.1.6). */
    static final int LONGEST_LINE = 998;

    private long octets;
    private long added;
    private int bits;

    private long line = 1;
    private long length;
    private boolean afterCr;

    /**
     * The next octets.
     *
     * @throws UnsignableException if there is a NUL or a line too long
     */
    void update(byte[] octets, int from, int to) throws UnsignableException {
        for (int at = from; at < to; at++) {
            int stop = skip(octets, at, to);
            if (stop > at) {
                lengthen(stop - at);
            }
            if (stop < to) {
                onControl(octets[stop]);
            }
            at = stop;
        }
        this.octets += to - from;
    }

    /** No octets follow. */
    void end() throws UnsignableException {
        if (afterCr) {
            endLine(1);
        } else if (length > 0) {
            endLine(2);
        }
    }

    /** How many octets leave, once every line ends with CRLF. */
    long size() {
        return octets + added;
    }

    /** Whether every line ends with CRLF as it is. */
    boolean canonical() {
        return added == 0;
    }

    BodyType body() {
        return bits < 0 ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT;
    }

    /** The first octet from {@code from} on that is CR or below it. */
    private int skip(byte[] octets, int from, int to) {
        int all = 0;
        int at = from;
        while (at < to && (octets[at] & 0xFF) > CR) {
            all |= octets[at++];
        }
        bits |= all;
        return at;
    }

    private void onControl(byte octet) throws UnsignableException {
        switch (octet) {
            case LF -> endLine(afterCr ? 0 : 1);
            case CR -> {
                lengthen(0);
                afterCr = true;
            }
            case NUL -> throw UnsignableException.nul(line);
            default -> lengthen(1);
        }
    }

    private void lengthen(int more) throws UnsignableException {
        if (afterCr) {
            endLine(1); // The CR stood alone.
        }
        length += more;
    }

    private void endLine(int missing) throws UnsignableException {
        if (length > LONGEST_LINE) {
            throw UnsignableException.lineTooLong(line, length);
        }
        added += missing;
        line++;
        length = 0;
        afterCr = false;
    }
}
