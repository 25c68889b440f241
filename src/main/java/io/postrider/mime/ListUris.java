package io.postrider.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The addresses that {@code List-} fields hold (RFC 2369 section 2), in ASCII (RFC 3987 section 3.1). */
final class ListUris {

    private static final String FIELD = "List-Unsubscribe";
    private static final int LONGEST = 900;
    private static final List<String> SCHEMES = List.of("https://", "http://", "mailto:");

    private ListUris() {}

    static String check(String uri) {
        Characters.check(FIELD, uri);
        // What looks like an encoded word would be decoded by some, to whatever is in it.
        String plain = uri.contains("=?") ? uri.replace("=?", "=%3F") : uri;
        String ascii = Characters.isAscii(plain) ? plain : escaped(plain);
        if (!isUsable(ascii)) {
            throw new IllegalArgumentException(
                    FIELD + ": '" + AddressParser.excerpt(uri) + "' is no https: or mailto: address");
        }
        if (ascii.length() > LONGEST) {
            throw new IllegalArgumentException(
                    FIELD + ": an address of " + ascii.length() + " octets, where " + LONGEST + " are allowed");
        }
        return ascii;
    }

    static String checkHttps(String uri) {
        String ascii = check(uri);
        if (!startsWith(ascii, "https:")) {
            throw new IllegalArgumentException(
                    FIELD + ": one click needs an https: address (RFC 8058 section 3.1), not '"
                            + AddressParser.excerpt(uri) + "'");
        }
        return ascii;
    }

    /** Whether it is of a scheme that mail programs follow, and has nothing in it that could end it in the field. */
    private static boolean isUsable(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '%' && !isEscape(ascii, i)) {
                return false;
            }
        }
        for (String scheme : SCHEMES) {
            if (startsWith(ascii, scheme)) {
                return ascii.length() > scheme.length();
            }
        }
        return false;
    }

    private static boolean isEscape(String uri, int percent) {
        return percent + 2 < uri.length() && isHex(uri.charAt(percent + 1)) && isHex(uri.charAt(percent + 2));
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static boolean startsWith(String uri, String scheme) {
        return uri.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String escaped(String uri) {
        byte[] octets = uri.getBytes(StandardCharsets.UTF_8);
        Octets ascii = new Octets(octets.length * 2);
        for (byte octet : octets) {
            if (octet < 0) {
                ascii.hex('%', octet);
            } else {
                ascii.octet(octet);
            }
        }
        return Octets.asciiString(ascii.toArray());
    }
}
