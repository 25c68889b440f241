package io.postrider.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a message that exists (RFC 5322 section 2.2), its octets and its fields.
 *
 * @param octets whole lines, each with CRLF at its end, without the empty line
 * @param fields in the order in which they stand, with where each begins and ends
 */
record HeaderSection(byte[] octets, List<Placed> fields) {

    /** A field and its place in the octets. */
    record Placed(HeaderField field, int from, int to) {}

    /** @throws IllegalArgumentException if a line is none of a header */
    static HeaderSection of(byte[] lines) {
        byte[] octets =
                lines.length == 0 ? lines : Texts.ended(CanonicalText.of(lines).octets());
        List<Placed> fields = new ArrayList<>();
        for (int from = 0; from < octets.length; ) {
            int to = endOfField(octets, from);
            fields.add(new Placed(field(octets, from, to, fields.size() + 1), from, to));
            from = to;
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("the message does not begin with a header field");
        }
        return new HeaderSection(octets, List.copyOf(fields));
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

    private static HeaderField field(byte[] octets, int from, int to, int number) {
        String text = new String(octets, from, to - from, StandardCharsets.UTF_8).replace("\r\n", "");
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).stripTrailing();
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "header field " + number + " of the message has no name: '" + AddressParser.excerpt(text) + "'");
        }
        return new HeaderField(name, text.substring(colon + 1).strip());
    }

    /** The octets without the fields that tell whom others are not to know of. */
    byte[] withoutBcc() {
        Octets kept = new Octets(octets.length);
        for (Placed placed : fields) {
            if (!placed.field().is("Bcc") && !placed.field().is("Resent-Bcc")) {
                kept.bytes(octets, placed.from(), placed.to());
            }
        }
        return kept.toArray();
    }
}
