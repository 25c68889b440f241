package io.postrider.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A header field and its place in the octets of a header; or lines there that are no field: these have no name, and all of them is the value.
 *
 * @param field what it says
 * @param from where it begins
 * @param to behind the last line that is folded behind it (RFC 5322 section 2.2.3)
 */
record PlacedField(HeaderField field, int from, int to) {

    /** What was meant for a blind copy, though its colon is missing or octets are in its name that may not be. */
    private static final Pattern MEANT_BLIND =
            Pattern.compile("[^a-z]*+(resent-)?bcc(?![a-z0-9-])", Pattern.CASE_INSENSITIVE);

    /** What begins at {@code from} in whole lines with CRLF at their ends. */
    static PlacedField in(byte[] octets, int from) {
        int to = endOfField(octets, from);
        String text = new String(octets, from, to - from, StandardCharsets.UTF_8).replace("\r\n", "");
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).stripTrailing();
        boolean sound = name.chars().allMatch(c -> c > ' ' && c <= '~') && !name.isEmpty();
        HeaderField field =
                sound ? new HeaderField(name, text.substring(colon + 1).strip()) : new HeaderField("", text);
        return new PlacedField(field, from, to);
    }

    private static int endOfField(byte[] octets, int from) {
        int to = endOfLine(octets, from);
        while (to < octets.length && (octets[to] == ' ' || octets[to] == '\t')) {
            to = endOfLine(octets, to);
        }
        return to;
    }

    private static int endOfLine(byte[] octets, int from) {
        int i = from;
        while (octets[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    /** Whether it is a field at all. */
    boolean isSound() {
        return !field.name().isEmpty();
    }

    /** Whether it tells whom others are not to know of. */
    boolean isBlind() {
        return isSound()
                ? field.is("Bcc") || field.is("Resent-Bcc")
                : MEANT_BLIND.matcher(field.value()).lookingAt();
    }
}
