package io.postrider;

import org.jspecify.annotations.Nullable;

/** The grammar of a mailbox (RFC 5321 section 4.1.2), widened by RFC 6531 section 3.3: what may stand where, and how it is written. */
final class MailboxSyntax {

    /** A path has at most 256 octets, brackets included (RFC 5321 section 4.5.3.1.3). */
    private static final int MAXIMUM = 254;

    private MailboxSyntax() {}

    static @Nullable Fault faultInLocalPart(String localPart) {
        if (localPart.isEmpty()) {
            // RFC 5321 allows the quoted form "", which nobody has as an address but a typing error often is.
            return new Fault(0, "the local part is empty");
        }
        for (int i = 0; i < localPart.length(); ) {
            int c = localPart.codePointAt(i);
            if (AddressCharacters.isForbidden(c)) {
                return Fault.character(i, c, "the local part of an address");
            }
            i += Character.charCount(c);
        }
        return null;
    }

    static @Nullable Fault faultInDomain(String localPart, String domain) {
        if (!domain.isEmpty()) {
            return domain.charAt(0) == '[' ? AddressLiteral.fault(domain) : DomainSyntax.fault(domain);
        }
        // RFC 5321 section 4.5.1: the one address that every server knows without a domain.
        return localPart.equalsIgnoreCase("postmaster") ? null : new Fault(0, "a domain is missing");
    }

    static @Nullable Fault faultInLength(String written) {
        int octets = AddressCharacters.octets(written);
        return octets <= MAXIMUM
                ? null
                : new Fault(
                        0, "the address has " + octets + " octets, where RFC 5321 section 4.5.3.1.3 allows " + MAXIMUM);
    }

    static String write(String localPart, String domain) {
        String local = isDotString(localPart) ? localPart : quote(localPart);
        return domain.isEmpty() ? local : local + '@' + domain;
    }

    private static boolean isDotString(String localPart) {
        boolean afterDot = true;
        for (int i = 0; i < localPart.length(); i++) {
            char c = localPart.charAt(i);
            if (c == '.' ? afterDot : !AddressCharacters.isAtext(c)) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    private static String quote(String localPart) {
        StringBuilder quoted = new StringBuilder(localPart.length() + 8).append('"');
        for (int i = 0; i < localPart.length(); i++) {
            char c = localPart.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
