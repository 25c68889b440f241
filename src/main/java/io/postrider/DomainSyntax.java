package io.postrider;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The grammar of a domain (RFC 5321 section 4.1.2, RFC 5890 section 2.3.2): labels with dots between them. */
final class DomainSyntax {

    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_LABEL = 63;

    private DomainSyntax() {}

    static @Nullable Fault fault(String domain) {
        if (AddressCharacters.octets(domain) > LONGEST_DOMAIN) {
            return new Fault(0, "domain of more than " + LONGEST_DOMAIN + " octets (RFC 5321 section 4.5.3.1.2)");
        }
        int start = 0;
        while (true) {
            int dot = domain.indexOf('.', start);
            int end = dot < 0 ? domain.length() : dot;
            Fault fault = faultInLabel(domain, start, end);
            if (fault != null || dot < 0) {
                return fault;
            }
            start = dot + 1;
        }
    }

    private static @Nullable Fault faultInLabel(String domain, int start, int end) {
        Fault character = faultInCharacters(domain, start, end);
        if (character != null) {
            return character;
        }
        if (start == end) {
            return new Fault(start, "an empty label in the domain");
        }
        if (end - start > LONGEST_LABEL) {
            return new Fault(start, "a label of more than 63 characters in the domain");
        }
        if (domain.charAt(start) == '-') {
            return new Fault(start, "a label of the domain begins with a hyphen");
        }
        if (domain.charAt(end - 1) == '-') {
            return new Fault(end - 1, "a label of the domain ends with a hyphen");
        }
        return null;
    }

    private static @Nullable Fault faultInCharacters(String domain, int start, int end) {
        boolean ascii = true;
        for (int i = start; i < end; ) {
            int c = domain.codePointAt(i);
            if (!isDomainCharacter(c) && !(AddressCharacters.isJoiner(c) && isJoinable(domain, start, i))) {
                return Fault.character(i, c, "a domain");
            }
            ascii &= c < 0x80;
            i += Character.charCount(c);
        }
        return ascii ? null : faultInLookalikes(domain, start, end);
    }

    // The underscore is in no RFC's host name, yet in the names of many hosts.
    private static boolean isDomainCharacter(int c) {
        return AddressCharacters.isLetterOrDigit(c)
                || c == '-'
                || c == '_'
                || c > 0xA0 && !AddressCharacters.isForbidden(c);
    }

    private static boolean isJoinable(String domain, int start, int i) {
        return i > start && domain.charAt(i - 1) >= 0x80;
    }

    /** Characters that become a dot, an at sign or a slash on their way to A-labels: then the domain would be another one. */
    private static @Nullable Fault faultInLookalikes(String domain, int start, int end) {
        for (int i = start; i < end; ) {
            int c = domain.codePointAt(i);
            if (c >= 0x80 && becomesPunctuation(c)) {
                return Fault.character(i, c, "a domain");
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static boolean becomesPunctuation(int c) {
        // The dots of RFC 3490 section 3.1; the full-width one among them, like all other lookalikes, is found by NFKC.
        return c == 0x3002
                || c == 0xFF61
                || Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                        .chars()
                        .anyMatch(plain -> plain < 0x80 && !isDomainCharacter(plain));
    }
}
