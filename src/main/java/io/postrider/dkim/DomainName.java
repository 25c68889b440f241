package io.postrider.dkim;

/** Names that the DNS is asked for: a signing domain, or a selector below {@code _domainkey} (RFC 6376 section 3.1). */
final class DomainName {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainName() {}

    /**
     * Gives back {@code name}.
     *
     * @param what what it is the name of
     * @throws IllegalArgumentException if it is no name of ASCII labels
     */
    static String require(String what, String name) {
        boolean labels = true;
        for (String label : name.split("\\.", -1)) {
            labels &= isLabel(label);
        }
        if (!labels || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    what + " " + Excerpt.of(name) + " is no name in the DNS; write other scripts as A-labels");
        }
        return name;
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(DomainName::isLetterDigitHyphen);
    }

    private static boolean isLetterDigitHyphen(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
