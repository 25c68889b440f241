package io.postrider.cli.merge;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the encoded words (RFC 2047) of a template's header, so that what they say can be merged and encoded anew. */
final class EncodedWord {

    /** White space between two encoded words is none of the text (RFC 2047 section 6.2). */
    private static final Pattern BETWEEN =
            Pattern.compile("(=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=)\\s+(?==\\?[^?\\s]+\\?[bBqQ]\\?)");

    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");

    private EncodedWord() {}

    /** The text with its encoded words decoded; one that cannot be stays as it is. */
    static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        Matcher word = WORD.matcher(BETWEEN.matcher(text).replaceAll("$1"));
        return word.replaceAll(found ->
                Matcher.quoteReplacement(decode(found.group(1), found.group(2), found.group(3), found.group())));
    }

    private static String decode(String charset, String encoding, String encoded, String whole) {
        try {
            byte[] octets =
                    encoding.equalsIgnoreCase("b") ? Base64.getMimeDecoder().decode(encoded) : q(encoded);
            return new String(octets, Charset.forName(charset));
        } catch (IllegalArgumentException e) {
            return whole;
        }
    }

    private static byte[] q(String encoded) {
        return QuotedPrintable.decode(encoded.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1));
    }
}
