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

    /** A thousand messages may be under way at once, and no more than this of each lies in memory. */
    private static final int SMALL = 32 << 10;

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
        return inMemory(message).requireHeader();
    }

    /**
     * The message in a file. Of a large one only the header is read now; it is not to change until the message is sent.
     *
     * @throws IllegalArgumentException if it does not begin with a header
     * @throws UncheckedIOException if it cannot be read
     */
    public static RawMessage of(Path file) {
        return tolerant(file).requireHeader();
    }

    /**
     * The same, whatever is in the file. What stands before the first empty line is taken for a header: lines of it that are no field
     * are sent as they are, but for those that stand behind a {@code Bcc} or seem to be meant for one. Where no line is a field, nothing
     * else is changed.
     *
     * @throws IllegalArgumentException if there is no empty line within 1 MiB of a file that is larger
     * @throws UncheckedIOException if it cannot be read
     */
    public static RawMessage tolerant(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(SMALL + 1);
            return start.length <= SMALL ? inMemory(start) : inFile(file, start, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the message " + file, e);
        }
    }

    private static RawMessage inMemory(byte[] message) {
        return of(message, HeaderEnd.in(message), (offset, own) -> new RawBody.Memory(message, offset));
    }

    private static RawMessage inFile(Path file, byte[] start, InputStream rest) throws IOException {
        long size = Files.size(file);
        byte[] head = start;
        HeaderEnd end = HeaderEnd.in(head);
        // An empty line that seems to end with the last octet may go on behind it.
        if (end.body() == head.length) {
            head = new Octets(LONGEST_HEADER)
                    .bytes(start)
                    .bytes(rest.readNBytes(LONGEST_HEADER - start.length))
                    .toArray();
            end = HeaderEnd.in(head);
        }
        if (end.body() == head.length && head.length < size) {
            throw new IllegalArgumentException("the message has a header of more than " + LONGEST_HEADER + " octets");
        }
        return of(head, end, (offset, own) -> new RawBody.File(file, size, offset, own));
    }

    // Without any field there is no header, and the empty line, if there is one, stands where its sender put it.
    private static RawMessage of(byte[] octets, HeaderEnd end, Bodies bodies) {
        HeaderSection header = HeaderSection.of(Arrays.copyOfRange(octets, end.start(), end.end()));
        int body = header.hasFields() ? end.body() : end.end();
        boolean asItWas = Arrays.equals(start(header), Arrays.copyOf(octets, body));
        return new RawMessage(header, bodies.at(body, asItWas));
    }

    // What leaves before the body.
    private static byte[] start(HeaderSection header) {
        byte[] kept = header.withoutBcc();
        return header.hasFields()
                ? new Octets(kept.length + 2).bytes(kept).crlf().toArray()
                : kept;
    }

    /** Where the body is. */
    private interface Bodies {
        RawBody at(int offset, boolean behindItsHeader);
    }

    private RawMessage requireHeader() {
        header.fault().ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return this;
    }

    /** The header fields in their order. */
    public List<HeaderField> fields() {
        return header.fields();
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
     * @throws IllegalArgumentException if a field holds what is no address, if there is no author or no recipient, or if there is a
     *     line that is no header field: an address may have stood there
     */
    public Envelope envelope() {
        requireHeader();
        return HeaderEnvelope.of(fields());
    }

    /**
     * The octets, ready to be sent: in memory if they are few, else mended while they are sent.
     *
     * @throws IllegalArgumentException if a line has more than 998 octets (RFC 5321 section 4.5.3.1.6), or there is a NUL: whoever
     *     wants to send that has to declare it binary, by a content of {@link io.postrider.BodyType#BINARY_MIME}
     * @throws UncheckedIOException if the file cannot be read, which is done once here, so that the size is known
     */
    public Content content() {
        return read(RawContent::text);
    }

    private Content read(Reading reading) {
        try {
            return reading.of(start(header), body);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the message " + this, e);
        }
    }

    /** Reads the body once to know what is to be known of it. */
    private interface Reading {
        Content of(byte[] header, RawBody rest) throws IOException;
    }

    Part nested() {
        boolean ascii = !Scan.hasEightBit(header.octets(), header.octets().length);
        return new NestedPart(ascii ? NestedPart.Kind.ASCII : NestedPart.Kind.INTERNATIONAL, read(RawContent::part));
    }

    /**
     * What the client sends.
     *
     * @throws IllegalArgumentException as {@link #envelope} and {@link #content} do
     */
    public Mail mail() {
        return new Mail(envelope(), content());
    }

    /**
     * What the client sends, to others than the header names.
     *
     * @throws IllegalArgumentException as {@link #content} does
     */
    public Mail mail(Envelope envelope) {
        return new Mail(envelope, content());
    }

    @Override
    public String toString() {
        return "RawMessage[" + messageId().orElse("without id") + "]";
    }
}
