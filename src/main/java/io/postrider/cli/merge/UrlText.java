package io.postrider.cli.merge;

import java.nio.charset.StandardCharsets;

/** Makes a text fit for any part of a URL (RFC 3986 section 2.1): what is not unreserved is percent-encoded. */
final class UrlText {

    private UrlText() {}

    static String encode(String text) {
        StringBuilder url = new StringBuilder(text.length() + 8);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(octet)) {
                url.append((char) octet);
            } else {
                url.append('%').append(digit(octet >> 4)).append(digit(octet));
            }
        }
        return url.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    private static char digit(int value) {
        return Character.toUpperCase(Character.forDigit(value & 0xF, 16));
    }
}
