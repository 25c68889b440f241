package io.postrider.cli.merge;

import java.io.ByteArrayOutputStream;

/** Decodes quoted-printable (RFC 2045 section 6.7); what is none is taken as it is. */
final class QuotedPrintable {

    private QuotedPrintable() {}

    static byte[] decode(byte[] encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length);
        int at = 0;
        while (at < encoded.length) {
            at = encoded[at] == '=' ? escape(encoded, at, octets) : plain(encoded, at, octets);
        }
        return octets.toByteArray();
    }

    private static int plain(byte[] encoded, int at, ByteArrayOutputStream octets) {
        octets.write(encoded[at]);
        return at + 1;
    }

    private static int escape(byte[] encoded, int at, ByteArrayOutputStream octets) {
        int line = endOfSoftBreak(encoded, at + 1);
        if (line > 0) {
            return line;
        }
        int high = digit(encoded, at + 1);
        int low = digit(encoded, at + 2);
        if (high < 0 || low < 0) {
            return plain(encoded, at, octets);
        }
        octets.write(high << 4 | low);
        return at + 3;
    }

    /** Where the next line begins, if there is but white space on this one; else 0. */
    private static int endOfSoftBreak(byte[] encoded, int from) {
        int at = from;
        while (at < encoded.length && (encoded[at] == ' ' || encoded[at] == '\t' || encoded[at] == '\r')) {
            at++;
        }
        return at < encoded.length && encoded[at] == '\n' ? at + 1 : 0;
    }

    private static int digit(byte[] encoded, int at) {
        return at < encoded.length ? Character.digit(encoded[at], 16) : -1;
    }
}
