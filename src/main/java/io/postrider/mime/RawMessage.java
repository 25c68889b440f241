package io.postrider.mime;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message that exists already, e.g. an {@code .eml} file. It is sent as it is, but for line endings, which are mended, and the
 * {@code Bcc} fields, which are removed (RFC 5322 section 3.6.3). Immutable.
 */
public final class RawMessage {

    /** No header is longer; servers cut or refuse one of some 100 KiB. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final HeaderSection header;
    private final RawBody body;

    private RawMessage(HeaderSection header, RawBody body) {
        this.header = header;
        this.body = body;
    }

    /**
     * The message that these octets are, which the caller does not change any more.
     *
     * @throws IllegalArgumentException if they do not begin with a header
     */
    public static RawMessage of(byte[] message) {
        HeaderEnd end = HeaderEnd.in(message);
        return new RawMessage(header(message, end), new RawBody.Memory(message, end.body()));
    }

    /**
     * The message in a file, of which only the header is read now; it is not to change until the message is sent.
     *
     * @throws IllegalArgumentException if it does not begin with a header
     * @throws UncheckedIOException if it cannot be read
     */
    public static RawMessage of(Path file) {
        try {
            long size = Files.size(file);
            byte[] head = head(file);
            HeaderEnd end = HeaderEnd.in(head);
            if (end.body() == head.length && head.length < size) {
                throw new IllegalArgumentException(file + ": a header of more than " + LONGEST_HEADER + " octets");
            }
            return new RawMessage(header(head, end), new RawBody.File(file, size, end.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the message " + file, e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST_HEADER);
        }
    }

    private static HeaderSection header(byte[] octets, HeaderEnd end) {
        return HeaderSection.of(Arrays.copyOfRange(octets, end.start(), end.end()));
    }

    /** The header fields in their order. */
    public List<HeaderField> fields() {
        return header.fields().stream().map(HeaderSection.Placed::field).toList();
    }

    /** The value of the first field of that name, unfolded but not decoded. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The values of all fields of that name, unfolded but not decoded. */
    public List<String> all(String name) {
        return fields().stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .toList();
    }

    /** The identifier (RFC 5322 section 3.6.4) without its angle brackets. */
    public Optional<String> messageId() {
        return first("Message-ID").map(MessageIds::withoutBrackets);
    }

    /**
     * The envelope that the header fields ask for: from Sender or From to all of To, Cc and Bcc, or, in a message that was resent, from
     * and to what the most recent Resent- fields say (RFC 5322 section 3.6.6).
     *
     * @throws IllegalArgumentException if a field holds what is no address, or if there is no author or no recipient
     */
    public Envelope envelope() {
        return HeaderEnvelope.of(fields());
    }

    /**
     * The octets, ready to be sent: in memory if they are few, else mended while they are sent.
     *
     * @throws UncheckedIOException if the file cannot be read, which is done once here, so that the size is known
     */
    public Content content() {
        byte[] kept = header.withoutBcc();
        byte[] lines = new Octets(kept.length + 2).bytes(kept).crlf().toArray();
        try {
            return RawContent.of(lines, body);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the message " + this, e);
        }
    }

    Part nested() {
        boolean ascii = !Scan.hasEightBit(header.octets(), header.octets().length);
        return new NestedPart(ascii ? NestedPart.Kind.ASCII : NestedPart.Kind.INTERNATIONAL, content());
    }

    /** What the client sends. */
    public Mail mail() {
        return new Mail(envelope(), content());
    }

    /** What the client sends, to others than the header names. */
    public Mail mail(Envelope envelope) {
        return new Mail(envelope, content());
    }

    @Override
    public String toString() {
        return "RawMessage[" + messageId().orElse("without id") + "]";
    }
}
