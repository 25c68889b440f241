package io.postrider.mime;

import java.nio.charset.StandardCharsets;

/** Makes the octets of texts: UTF-8, every line break a CRLF. */
final class Texts {

    private Texts() {}

    /** @throws IllegalArgumentException naming the part if half of a surrogate pair stands alone */
    static byte[] utf8(String part, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        // The encoder of the JDK makes a question mark of half of a pair.
        if (Scan.contains((byte) '?', octets)) {
            Characters.checkSurrogates(part, text);
        }
        return octets;
    }

    /** The same with a CRLF at its end. */
    static byte[] ended(byte[] octets) {
        int length = octets.length;
        if (length >= 2 && octets[length - 2] == '\r' && octets[length - 1] == '\n') {
            return octets;
        }
        return new Octets(length + 2).bytes(octets).crlf().toArray();
    }
}
