package io.postrider.cli.merge;

import io.postrider.cli.input.HeaderEnd;
import io.postrider.mime.HeaderField;
import io.postrider.mime.RawMessage;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message or a part of one (RFC 2045 section 2.4), read so far as a template needs it: a file of the user's own, which mail
 * programs have saved or people have written.
 *
 * @param fields the header
 * @param body the octets behind it
 */
record Entity(List<HeaderField> fields, byte[] body) {

    /** @throws IllegalArgumentException if the octets do not begin with a header */
    static Entity of(byte[] octets) {
        int empty = HeaderEnd.in(octets, octets.length);
        int end = empty < 0 ? octets.length : empty;
        return new Entity(header(Arrays.copyOf(octets, end)), Arrays.copyOfRange(octets, end, octets.length));
    }

    // A part may have no header but the empty line (RFC 2046 section 5.1).
    private static List<HeaderField> header(byte[] octets) {
        return octets.length <= 2 ? List.of() : RawMessage.of(octets).fields();
    }

    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .findFirst();
    }

    /** What it is; a text, unless it says otherwise (RFC 2045 section 5.2). */
    Parameters type() {
        return Parameters.of(first("Content-Type").orElse("text/plain"));
    }

    Parameters disposition() {
        return Parameters.of(first("Content-Disposition").orElse(""));
    }

    boolean isMultipart() {
        return type().value().startsWith("multipart/");
    }

    /** The body without its transfer encoding. */
    byte[] decoded() {
        return switch (first("Content-Transfer-Encoding").orElse("7bit").strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> Base64.getMimeDecoder().decode(body);
            case "quoted-printable" -> QuotedPrintable.decode(body);
            default -> body;
        };
    }

    /**
     * The body as a text. Without a charset it is read as UTF-8, as whoever writes a template by hand writes that.
     *
     * @throws IllegalArgumentException if its charset is not known
     */
    String text() {
        String charset = type().get("charset")
                .filter(name -> !name.equalsIgnoreCase("us-ascii"))
                .orElse("utf-8");
        return new String(decoded(), Charset.forName(charset));
    }

    /**
     * The parts of a multipart.
     *
     * @throws IllegalArgumentException if it has no boundary, or a part has a broken header
     */
    List<Entity> parts() {
        String boundary = type().get("boundary")
                .orElseThrow(() -> new IllegalArgumentException("a multipart without a boundary"));
        return Delimited.parts(body, boundary).stream().map(Entity::of).toList();
    }
}
