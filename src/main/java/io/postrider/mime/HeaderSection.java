package io.postrider.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a message that exists (RFC 5322 section 2.2), its octets and its fields.
 *
 * @param octets whole lines, each with CRLF at its end, without the empty line
 * @param placed the fields in the order in which they stand, and the lines between them that are none
 */
record HeaderSection(byte[] octets, List<PlacedField> placed) {

    /** Reads whatever stands before the empty line. */
    static HeaderSection of(byte[] lines) {
        byte[] octets =
                lines.length == 0 ? lines : Texts.ended(CanonicalText.of(lines).octets());
        List<PlacedField> placed = new ArrayList<>();
        for (int from = 0; from < octets.length; ) {
            PlacedField next = PlacedField.in(octets, from);
            placed.add(next);
            from = next.to();
        }
        return new HeaderSection(octets, List.copyOf(placed));
    }

    /** The fields alone. */
    List<HeaderField> fields() {
        return placed.stream()
                .filter(PlacedField::isSound)
                .map(PlacedField::field)
                .toList();
    }

    /** Whether any of it is a field. */
    boolean hasFields() {
        return placed.stream().anyMatch(PlacedField::isSound);
    }

    /** Why this is no header, if so. */
    Optional<String> fault() {
        if (placed.isEmpty()) {
            return Optional.of("the message does not begin with a header field");
        }
        return placed.stream()
                .filter(lines -> !lines.isSound())
                .findFirst()
                .map(lines -> "header field " + (placed.indexOf(lines) + 1) + " of the message has no name: '"
                        + AddressParser.excerpt(lines.field().value()) + "'");
    }

    /** The octets without the fields that tell whom others are not to know of. */
    byte[] withoutBcc() {
        Octets kept = new Octets(octets.length);
        boolean blind = false;
        for (PlacedField next : placed) {
            // Lines that are no field may be what was folded amiss: they go with the field before them.
            blind = next.isBlind() || blind && !next.isSound();
            if (!blind) {
                kept.bytes(octets, next.from(), next.to());
            }
        }
        return kept.toArray();
    }
}
