package io.postrider.internal.session;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.testing.Mails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** Mails to b@example.org whose contents are long, or cannot be read. */
final class Bulk {

    private Bulk() {}

    static Mail mail(Content content) {
        return new Mail(Mails.envelope("b").build(), content);
    }

    static byte[] lines(int octets) {
        return ("x".repeat(62) + "\r\n").repeat(octets / 64).getBytes(StandardCharsets.US_ASCII);
    }

    /** More than any socket takes at once, of a size that nobody knows. */
    static Mail streamed(int octets) {
        byte[] message = lines(octets);
        return mail(Content.of(() -> new ByteArrayInputStream(message)));
    }

    static Mail inMemory(int octets) {
        return mail(Content.of(lines(octets)));
    }

    static Mail failing(int octets) {
        return mail(Content.of(() -> new SequenceInputStream(new ByteArrayInputStream(lines(octets)), new Failing())));
    }

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }
    }
}
