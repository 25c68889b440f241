package io.postrider;

import org.jspecify.annotations.Nullable;

/** The grammar of an address literal (RFC 5321 section 4.1.3): {@code [192.0.2.1]}, {@code [IPv6:2001:db8::1]}, {@code [tag:content]}. */
final class AddressLiteral {

    private static final String IPV6 = "IPv6:";
    private static final int GROUPS = 8;

    private AddressLiteral() {}

    static @Nullable Fault fault(String literal) {
        int end = literal.length() - 1;
        if (end < 2 || literal.charAt(end) != ']') {
            return new Fault(Math.max(end, 0), "the address literal is empty or not closed");
        }
        for (int i = 1; i < end; i++) {
            char c = literal.charAt(i);
            if (c <= ' ' || c > '~' || c >= '[' && c <= ']') {
                return Fault.character(i, c, "an address literal");
            }
        }
        return isAddress(literal.substring(1, end))
                ? null
                : new Fault(1, "no address literal of RFC 5321 section 4.1.3");
    }

    private static boolean isAddress(String content) {
        if (content.regionMatches(true, 0, IPV6, 0, IPV6.length())) {
            return isIpv6(content.substring(IPV6.length()));
        }
        return content.indexOf(':') < 0 ? isIpv4(content) : isGeneral(content);
    }

    private static boolean isGeneral(String content) {
        int colon = content.indexOf(':');
        String tag = content.substring(0, colon);
        return colon + 1 < content.length()
                && !tag.isEmpty()
                && !tag.endsWith("-")
                && tag.chars().allMatch(c -> AddressCharacters.isLetterOrDigit(c) || c == '-');
    }

    private static boolean isIpv4(String address) {
        String[] numbers = address.split("\\.", -1);
        for (String number : numbers) {
            if (!isSnum(number)) {
                return false;
            }
        }
        return numbers.length == 4;
    }

    private static boolean isSnum(String number) {
        return !number.isEmpty()
                && number.length() <= 3
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(number) <= 255;
    }

    private static boolean isIpv6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == GROUPS;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        // The gap stands for at least two groups, says the grammar.
        return before >= 0 && after >= 0 && before + after <= GROUPS - 2;
    }

    /** How many groups of 16 bits these are, an IPv4 address at the end counting two; -1 if they are none. */
    private static int groups(String text, boolean last) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (isHex(parts[i])) {
                count++;
            } else if (last && i + 1 == parts.length && isIpv4(parts[i])) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }

    private static boolean isHex(String group) {
        return !group.isEmpty()
                && group.length() <= 4
                && group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }
}
