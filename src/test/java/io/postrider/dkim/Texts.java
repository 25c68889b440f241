package io.postrider.dkim;

import io.postrider.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Octets to text and back; one character is one octet. */
final class Texts {

    private static final Pattern SIGNATURE = Pattern.compile("DKIM-Signature:.*?\r\n(?![ \t])", Pattern.DOTALL);

    private Texts() {}

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    static Content content(String text) {
        return Content.of(octets(text));
    }

    /** A content that is read from a stream, and does not tell its size. */
    static Content streamed(byte[] octets) {
        return Content.of(() -> new ByteArrayInputStream(octets));
    }

    static byte[] read(Content content) throws IOException {
        try (InputStream in = Channels.newInputStream(content.open())) {
            return in.readAllBytes();
        }
    }

    static String readText(Content content) throws IOException {
        return text(read(content));
    }

    /** The fields that a signer has put in front. */
    static List<String> signatures(String message) {
        List<String> fields = new ArrayList<>();
        SIGNATURE.matcher(message).results().forEach(match -> fields.add(match.group()));
        return fields;
    }

    /** The value of a tag, its folds taken out. */
    static String tag(String field, String name) {
        for (String tag :
                field.substring(field.indexOf(':') + 1).replaceAll("\\s", "").split(";")) {
            if (tag.startsWith(name + "=")) {
                return tag.substring(name.length() + 1);
            }
        }
        return "";
    }
}
