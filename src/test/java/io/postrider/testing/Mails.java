package io.postrider.testing;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.InMemory;
import io.postrider.Mail;
import java.nio.charset.StandardCharsets;

/** Mails for scripts. */
public final class Mails {

    /** A message of 27 octets, one of its lines with a leading dot. */
    public static final String MESSAGE = "Subject: hi\r\n\r\nHello.\r\n..\r\n";

    private Mails() {}

    /** From a@example.com to the given local parts at example.org. */
    public static Mail to(String... localParts) {
        return new Mail(envelope(localParts).build(), content());
    }

    public static Envelope.Builder envelope(String... localParts) {
        Envelope.Builder envelope = Envelope.from("a@example.com");
        for (String localPart : localParts) {
            envelope.to(localPart + "@example.org");
        }
        return envelope;
    }

    /** Lines without dots, as many octets as asked for, or somewhat fewer; their composer vouches for them. */
    public static Content canonical(int octets) {
        byte[] line = ("x".repeat(7) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[octets / line.length * line.length];
        for (int i = 0; i < message.length; i += line.length) {
            System.arraycopy(line, 0, message, i, line.length);
        }
        return InMemory.canonical(message, BodyType.SEVEN_BIT);
    }

    public static Content content() {
        return Content.of(MESSAGE.getBytes(StandardCharsets.US_ASCII));
    }
}
