package io.postrider.internal.codec;

import java.io.ByteArrayOutputStream;

/** What must become of a content, said octet by octet and without any cleverness: the judge of the classes that are fast. */
final class NaiveContent {

    private NaiveContent() {}

    /** Every CR, LF and CRLF becomes CRLF, and the last line has one. */
    static byte[] normalized(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < content.length; i++) {
            boolean cr = content[i] == '\r';
            boolean lf = content[i] == '\n';
            if (cr || lf) {
                out.write('\r');
                out.write('\n');
                i += cr && i + 1 < content.length && content[i + 1] == '\n' ? 1 : 0;
            } else {
                out.write(content[i]);
            }
        }
        if (content.length > 0 && content[content.length - 1] != '\r' && content[content.length - 1] != '\n') {
            out.write('\r');
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** Doubles the dots that begin a line. The lines are ended by CRLF. */
    static byte[] stuffed(byte[] canonical) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < canonical.length; i++) {
            if (canonical[i] == '.' && (i == 0 || canonical[i - 1] == '\n')) {
                out.write('.');
            }
            out.write(canonical[i]);
        }
        return out.toByteArray();
    }

    /** Reads as a server does (RFC 5321 section 4.5.2): up to the line with a lone dot, which must be the last octets of all. */
    static byte[] received(byte[] wire) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (wire[end] != '\r' || wire[end + 1] != '\n') {
                end++;
            }
            if (wire[at] == '.' && end == at + 1) {
                if (end + 2 != wire.length) {
                    throw new AssertionError("octets behind the end: " + (wire.length - end - 2));
                }
                return out.toByteArray();
            }
            int from = wire[at] == '.' ? at + 1 : at;
            out.write(wire, from, end + 2 - from);
            at = end + 2;
        }
    }

    static boolean hasBareBreak(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            boolean bareCr = content[i] == '\r' && (i + 1 == content.length || content[i + 1] != '\n');
            boolean bareLf = content[i] == '\n' && (i == 0 || content[i - 1] != '\r');
            if (bareCr || bareLf) {
                return true;
            }
        }
        return false;
    }

    /** How long the longest line of a canonical content is. */
    static int longestLine(byte[] canonical) {
        int longest = 0;
        int length = 0;
        for (byte octet : canonical) {
            length = octet == '\n' ? 0 : octet == '\r' ? length : length + 1;
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
