package io.postrider.internal.codec;

import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What must be known of a content before its mail is announced: how large it is, what it demands of the transport, and what has to be
 * changed on the way. Lines are counted from 1, octets from 0; a line is as long as it is without its CRLF.
 *
 * @param octets how many there are as given
 * @param bareBreaks how many CR without LF and LF without CR there are
 * @param firstBareBreak where the first of them is
 * @param longestLine the first of the longest lines, and its length
 * @param aboveSevenBits whether any octet is above 127
 * @param nul whether any octet is NUL
 * @param leadingDot whether any line begins with a dot
 * @param endsLine whether the last line has an end, be it a bare CR or LF, or there is none
 */
public record ContentFacts(
        long octets,
        long bareBreaks,
        Optional<BareBreak> firstBareBreak,
        Line longestLine,
        boolean aboveSevenBits,
        boolean nul,
        boolean leadingDot,
        boolean endsLine) {

    /** The octets that a line may have before its CRLF (RFC 5321 section 4.5.3.1.6). */
    public static final int LONGEST_LINE = 998;

    /**
     * A line of the content.
     *
     * @param number counted from 1
     * @param octets how long it is
     */
    public record Line(long number, long octets) {}

    /**
     * A CR without LF or an LF without CR.
     *
     * @param octet {@code "CR"} or {@code "LF"}
     * @param position of this octet, counted from 0
     * @param line that it ends, counted from 1
     */
    public record BareBreak(String octet, long position, long line) {}

    /** The facts of a content that lies in memory, from the buffer's position to its limit, which stay as they are. */
    public static ContentFacts of(ByteBuffer content) {
        ContentScan scan = new ContentScan();
        scan.add(content);
        return scan.end();
    }

    /** What the content demands of the transport. A bare CR or LF is mended, so it makes nothing binary. */
    public BodyType body() {
        if (nul || longestLine.octets() > LONGEST_LINE) {
            return BodyType.BINARY_MIME;
        }
        return aboveSevenBits ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT;
    }

    /** How many octets leave, in the form that {@link #body} names, without the dots of DATA. */
    public long size() {
        return body() == BodyType.BINARY_MIME ? octets : octets + bareBreaks + (endsLine ? 0 : 2);
    }

    /** Whether it is text that leaves as it is, dots apart: CRLF ends every line, and no other CR or LF is there. */
    public boolean canonical() {
        return body() != BodyType.BINARY_MIME && bareBreaks == 0 && endsLine;
    }

    /** Whether DATA has to double a dot. */
    public boolean needsStuffing() {
        return leadingDot;
    }

    /**
     * Sees to it that the content may leave as text, before anything is said of it to a server.
     *
     * @throws ContentException if a line is too long, a NUL is there, or a bare CR or LF that is to be refused
     */
    public void requireText(LineEndings lineEndings) throws ContentException {
        if (longestLine.octets() > LONGEST_LINE) {
            throw ContentException.lineTooLong(longestLine.number(), longestLine.octets());
        }
        if (nul) {
            throw ContentException.nul();
        }
        if (lineEndings == LineEndings.REFUSE && firstBareBreak.isPresent()) {
            BareBreak first = firstBareBreak.get();
            throw ContentException.bareBreak(first.octet(), first.line());
        }
    }
}
