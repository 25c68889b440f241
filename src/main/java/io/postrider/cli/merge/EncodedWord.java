package io.postrider.cli.merge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the encoded words (RFC 2047) of a template's header, so that what they say can be merged and encoded anew. */
final class EncodedWord {

    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");

    private final StringBuilder text = new StringBuilder();

    /** Of adjacent words in one charset: some programs divide a character between two, though RFC 2047 section 5 forbids it. */
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    /** Of these octets; null if the last thing read was no encoded word. */
    private @Nullable Charset charset;

    private EncodedWord() {}

    /** The text with its encoded words decoded; one that cannot be stays as it is. */
    static String decode(String text) {
        return text.contains("=?") ? new EncodedWord().read(text) : text;
    }

    private String read(String source) {
        Matcher word = WORD.matcher(source);
        int end = 0;
        while (word.find()) {
            read(source.substring(end, word.start()), word);
            end = word.end();
        }
        endWords();
        return text.append(source, end, source.length()).toString();
    }

    private void read(String before, Matcher word) {
        try {
            Charset next = Charset.forName(word.group(1));
            byte[] decoded = octets(word.group(2), word.group(3));
            // White space between two encoded words is none of the text (RFC 2047 section 6.2).
            boolean adjacent = charset != null && before.isBlank();
            if (!adjacent || !next.equals(charset)) {
                endWords();
            }
            text.append(adjacent ? "" : before);
            octets.writeBytes(decoded);
            charset = next;
        } catch (IllegalArgumentException e) {
            endWords();
            text.append(before).append(word.group());
        }
    }

    private void endWords() {
        if (charset != null) {
            text.append(octets.toString(charset));
            octets.reset();
            charset = null;
        }
    }

    private static byte[] octets(String encoding, String encoded) {
        return encoding.equalsIgnoreCase("b")
                ? Base64.getMimeDecoder().decode(encoded)
                : QuotedPrintable.decode(encoded.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1));
    }
}
