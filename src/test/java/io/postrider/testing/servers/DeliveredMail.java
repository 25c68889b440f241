package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mail as it lies in a mailbox, with lines that end in CR LF as they were sent. */
public record DeliveredMail(byte[] octets) {

    // What servers put before the first line of a mail (RFC 5321 section 4.4). Each hop adds one Received.
    private static final List<String> TRACE =
            List.of("return-path:", "delivered-to:", "x-original-to:", "envelope-to:", "delivery-date:");
    private static final String RECEIVED = "received:";

    static DeliveredMail read(Path file) {
        try {
            return new DeliveredMail(withCarriageReturns(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail with one character for each octet. */
    static DeliveredMail of(String text) {
        return new DeliveredMail(withCarriageReturns(text.getBytes(ISO_8859_1)));
    }

    /** The whole mail as text, one character for each octet. */
    public String text() {
        return new String(octets, ISO_8859_1);
    }

    /** What was sent: the mail without the trace fields of its delivery over one hop. */
    public byte[] content() {
        return content(1);
    }

    /** The mail without the trace fields of its delivery over so many hops, the last server included. */
    public byte[] content(int hops) {
        String rest = text();
        for (int received = 0; ; rest = withoutFirstField(rest)) {
            String line = rest.toLowerCase(java.util.Locale.ROOT);
            if (line.startsWith(RECEIVED) && received < hops) {
                received++;
            } else if (TRACE.stream().noneMatch(line::startsWith)) {
                return rest.getBytes(ISO_8859_1);
            }
        }
    }

    // A field goes on as long as lines start with white space (RFC 5322 section 2.2.3).
    private static String withoutFirstField(String text) {
        int end = text.indexOf("\r\n") + 2;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end = text.indexOf("\r\n", end) + 2;
        }
        return text.substring(end);
    }

    // Most servers keep mails with the line ends of their system.
    private static byte[] withCarriageReturns(byte[] stored) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(stored.length + stored.length / 32);
        byte previous = 0;
        for (byte octet : stored) {
            if (octet == '\n' && previous != '\r') {
                octets.write('\r');
            }
            octets.write(octet);
            previous = octet;
        }
        return octets.toByteArray();
    }
}
