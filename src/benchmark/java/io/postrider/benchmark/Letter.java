package io.postrider.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** The mail that everybody sends. */
final class Letter {

    static final String FROM = "sender@client.example.com";
    static final String TO = "recipient@example.org";
    static final String SUBJECT = "benchmark";

    private static final String HEADER = "From: <" + FROM + ">\r\nTo: <" + TO + ">\r\n"
            + "Date: Sat, 21 Nov 2026 08:00:00 +0000\r\nMessage-ID: <1@client.example.com>\r\nSubject: " + SUBJECT
            + "\r\n\r\n";
    private static final String LINE =
            "All work and no play makes Jack a dull boy, all play and no work a mere toy.\r\n";

    private Letter() {}

    /** Header and body of exactly so many octets, in lines that end with CRLF, none of which begins with a dot. */
    static String text(int size) {
        if (size < HEADER.length() + 4) {
            throw new IllegalArgumentException("a mail of " + size + " octets has no room for its header");
        }
        return HEADER + body(size - HEADER.length());
    }

    /** Exactly so many octets of such lines. */
    static String body(int size) {
        StringBuilder text = new StringBuilder(size + LINE.length());
        while (text.length() < size) {
            text.append(LINE);
        }
        text.setLength(size - 2);
        if (text.charAt(size - 3) == '\r' || text.charAt(size - 3) == '\n') {
            text.setCharAt(size - 3, '.');
            text.setCharAt(size - 4, 'x');
        }
        return text.append("\r\n").toString();
    }

    /** The text from which {@code composer}, which tells how long the whole becomes, composes a mail of {@code size} octets. */
    static String bodyFor(int size, ToIntFunction<String> composer) {
        return body(2 * size - composer.applyAsInt(body(size)));
    }

    static byte[] octets(int size) {
        return text(size).getBytes(StandardCharsets.US_ASCII);
    }
}
