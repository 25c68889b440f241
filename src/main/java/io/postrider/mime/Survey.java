package io.postrider.mime;

import io.postrider.BodyType;

/**
 * What one look at all octets of a body tells.
 *
 * @param eightBit how many octets are above 127
 * @param longestLine in octets, line breaks apart; every CR and every LF ends a line
 * @param loneBreaks how many CR and LF are no part of a CRLF
 * @param controls how many control characters there are besides TAB, CR and LF
 * @param nuls how many of them are NUL
 */
record Survey(int eightBit, int longestLine, int loneBreaks, int controls, int nuls) {

    static final Survey NOTHING = new Survey(0, 0, 0, 0, 0);

    private static final int MAXIMUM_LINE = 998;

    /** Of two stretches of one text, the second of which was walked with the line length of the first. */
    Survey and(Survey next) {
        return new Survey(
                eightBit + next.eightBit,
                Math.max(longestLine, next.longestLine),
                loneBreaks + next.loneBreaks,
                controls + next.controls,
                nuls + next.nuls);
    }

    /** Whether every CR and LF is part of a CRLF. */
    boolean isCanonical() {
        return loneBreaks == 0;
    }

    /** The same once every lone break is a CRLF. */
    Survey mended() {
        return new Survey(eightBit, longestLine, 0, controls, nuls);
    }

    /**
     * Sees to it that the octets may leave as text: nobody has declared them binary.
     *
     * @throws IllegalArgumentException if they may not; the message says why
     */
    void requireText() {
        if (longestLine > MAXIMUM_LINE) {
            throw new IllegalArgumentException(
                    "a line of the message has " + longestLine + " octets, more than " + MAXIMUM_LINE);
        }
        if (nuls > 0) {
            throw new IllegalArgumentException("the message has a NUL, which only BODY=BINARYMIME may carry");
        }
    }

    /** The least that a transport must take to carry the octets as they are. */
    BodyType demand() {
        if (!isCanonical() || nuls > 0 || longestLine > MAXIMUM_LINE) {
            return BodyType.BINARY_MIME;
        }
        return eightBit > 0 ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT;
    }
}
