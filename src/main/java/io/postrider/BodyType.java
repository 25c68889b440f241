package io.postrider;

/**
 * What a content demands of the transport: the values of the {@code BODY} parameter (RFC 6152, RFC 3030 section 3), the least
 * demanding first.
 */
public enum BodyType {
    /** Lines of at most 998 octets, none above 127. Every server takes it. */
    SEVEN_BIT("7BIT"),
    /** Lines of at most 998 octets of any value but NUL, CR and LF. Needs {@code 8BITMIME}. */
    EIGHT_BIT_MIME("8BITMIME"),
    /** Any octets at all. Needs {@code BINARYMIME} and {@code CHUNKING}. */
    BINARY_MIME("BINARYMIME");

    private final String value;

    BodyType(String value) {
        this.value = value;
    }

    /** The word that stands in {@code BODY=}. */
    public String value() {
        return value;
    }

    /** Whether a transport that takes {@code widest} takes this too. */
    public boolean fits(BodyType widest) {
        return compareTo(widest) <= 0;
    }
}
