package io.postrider.mime.reader;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says to its reader, whoever reads it. Line breaks of texts are LF. */
public record Meaning(
        List<Address> from,
        List<Address> to,
        List<Address> cc,
        String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String calendar,
        List<File> attachments,
        List<File> inlines,
        List<String> nested) {

    public record Address(String name, String spec) {}

    /**
     * A file that came with the message.
     *
     * @param name the file name, or the content id
     * @param octets how many there are, and their digest
     */
    public record File(String name, String octets) {

        public static File of(String name, byte[] octets) {
            return new File(name, octets.length + ":" + HexFormat.of().formatHex(digest(octets)));
        }

        private static byte[] digest(byte[] octets) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(octets);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    public static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The same but for a line break at the end of a text, which a message that is one text alone may have got. */
    public Meaning withoutLastBreak() {
        return new Meaning(from, to, cc, subject, cut(text), cut(html), cut(calendar), attachments, inlines, nested);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || !text.endsWith("\n") ? text : text.substring(0, text.length() - 1);
    }
}
