package io.postrider.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The agent or user on whose behalf a domain signs: the value of {@code i=} (RFC 6376 section 3.5). */
final class Identity {

    private Identity() {}

    /**
     * The identity as it stands in the tag.
     *
     * @throws IllegalArgumentException if it is none of {@code domain} or one below it
     */
    static String encode(String identity, String domain) {
        int at = identity.lastIndexOf('@');
        if (at < 0 || !isWithin(identity.substring(at + 1), domain)) {
            throw new IllegalArgumentException("identity " + Excerpt.of(identity) + " is none of " + domain);
        }
        return quotedPrintable(identity.substring(0, at)) + identity.substring(at);
    }

    private static boolean isWithin(String host, String domain) {
        DomainName.require("the domain of the identity", host);
        return ("." + host).toLowerCase(Locale.ROOT).endsWith("." + domain.toLowerCase(Locale.ROOT));
    }

    // dkim-quoted-printable, RFC 6376 section 2.11
    private static String quotedPrintable(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7F && octet != ';' && octet != '=') {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("=%02X", octet & 0xFF));
            }
        }
        return encoded.toString();
    }
}
