package io.postrider.dkim;

import static io.postrider.dkim.Octets.isBlank;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One header field as it stands in a message, its folds included, without the CRLF at its end (RFC 5322 section 2.2). */
final class HeaderField {

    private final byte[] octets;
    private final int from;
    private final int to;
    private final int colon;
    private final String name;

    private HeaderField(byte[] octets, int from, int to, int colon, String name) {
        this.octets = octets;
        this.from = from;
        this.to = to;
        this.colon = colon;
        this.name = name;
    }

    /**
     * The field that goes from {@code from} to {@code to}.
     *
     * @throws UnsignableException if that is no field
     */
    static HeaderField of(byte[] octets, int from, int to, int line) throws UnsignableException {
        int end = from;
        while (end < to && isNamePart(octets[end])) {
            end++;
        }
        int colon = end;
        // The obsolete syntax of RFC 5322 section 4.5 has blanks before the colon.
        while (colon < to && isBlank(octets[colon])) {
            colon++;
        }
        if (end == from || colon == to || octets[colon] != ':') {
            throw UnsignableException.noField(line);
        }
        return new HeaderField(octets, from, to, colon, lowerCase(octets, from, end));
    }

    // ftext of RFC 5322 section 2.2
    private static boolean isNamePart(byte octet) {
        return octet > ' ' && octet < 0x7F && octet != ':';
    }

    private static String lowerCase(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }

    /** The name in lower case. */
    String name() {
        return name;
    }

    byte[] octets() {
        return octets;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Where the value begins: behind the colon. */
    int value() {
        return colon + 1;
    }
}
