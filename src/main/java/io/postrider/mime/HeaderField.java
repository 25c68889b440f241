package io.postrider.mime;

/**
 * A header field (RFC 5322 section 2.2).
 *
 * @param name the name as it was written
 * @param value what follows the colon, unfolded, without the space around it; not decoded
 */
public record HeaderField(String name, String value) {

    /** Whether this is a field of that name; case does not matter. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
