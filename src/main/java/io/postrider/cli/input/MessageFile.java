package io.postrider.cli.input;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.mime.Address;
import io.postrider.mime.NamedMailbox;
import io.postrider.mime.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message that lies in a file. A small one is read now; of a large one only the header is, and the rest while it is sent.
 *
 * @param file where it lies
 * @param called what complaints call it
 * @param start the whole of a small message, or the header of a large one with the empty line behind it
 * @param header what {@code start} says; empty if the file does not begin with a header
 * @param extent whether {@code start} is all
 */
public record MessageFile(Path file, String called, byte[] start, Optional<RawMessage> header, Extent extent) {

    /** How much of a file has been read. */
    public enum Extent {
        WHOLE,
        HEADER
    }

    /** A thousand of these may be under way at once. */
    private static final int SMALL = 32 << 10;

    private static final int LONGEST_HEADER = 1 << 20;

    /** Reads the beginning of a file. */
    public static MessageFile of(Path file) {
        return of(file, file.toString());
    }

    /** Reads the beginning of a file that its user knows by another name. */
    public static MessageFile of(Path file, String called) {
        try (InputStream in = Files.newInputStream(InputFile.readable(file))) {
            byte[] start = in.readNBytes(SMALL + 1);
            if (start.length <= SMALL) {
                return new MessageFile(file, called, start, header(start), Extent.WHOLE);
            }
            byte[] header = headerOf(start, in);
            return new MessageFile(file, called, header, header(header), Extent.HEADER);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    // Without an empty line within reason there is no header: the file may be sent all the same to whoever is named.
    private static byte[] headerOf(byte[] start, InputStream rest) throws IOException {
        int end = HeaderEnd.in(start, start.length);
        if (end > 0) {
            return Arrays.copyOf(start, end);
        }
        byte[] more = Arrays.copyOf(start, LONGEST_HEADER);
        int length = start.length + rest.readNBytes(more, start.length, LONGEST_HEADER - start.length);
        return Arrays.copyOf(more, Math.max(0, HeaderEnd.in(more, length)));
    }

    private static Optional<RawMessage> header(byte[] start) {
        try {
            return Optional.of(RawMessage.of(start))
                    .filter(message -> !message.fields().isEmpty());
        } catch (IllegalArgumentException e) {
            // Octets that are no message can be sent, too, if somebody says from whom and to whom.
            return Optional.empty();
        }
    }

    /** What reports call it. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** The field Message-ID, with its angle brackets. */
    public Optional<String> messageId() {
        return header.flatMap(message -> message.first("Message-ID"));
    }

    /** Whom the header names as its sender, else as its first author. */
    public Mailbox author() {
        return header.flatMap(message -> message.first("Sender").or(() -> message.first("From")))
                .flatMap(field -> addresses(field).stream().findFirst())
                .orElseThrow(() -> new BadInput(called + ": the header names no author, and there is no --from"));
    }

    private List<Mailbox> addresses(String field) {
        try {
            return Address.parseList(field).stream()
                    .flatMap(address -> address.mailboxes().stream())
                    .map(NamedMailbox::mailbox)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new BadInput(called + ": " + e.getMessage(), e);
        }
    }

    /** The envelope that the header asks for. */
    public Envelope envelope() {
        try {
            return header.orElseThrow(
                            () -> new BadInput(called + " does not begin with a header that names recipients"))
                    .envelope();
        } catch (IllegalArgumentException e) {
            throw new BadInput(called + ": " + e.getMessage(), e);
        }
    }

    /** The message without its Bcc. */
    public Content content() {
        if (extent == Extent.WHOLE) {
            return header.map(RawMessage::content).orElseGet(() -> Content.of(start));
        }
        boolean hidden = header.filter(message -> message.first("Bcc")
                        .or(() -> message.first("Resent-Bcc"))
                        .isPresent())
                .isPresent();
        return hidden ? Content.of(this::withoutBcc) : Content.of(file);
    }

    private InputStream withoutBcc() throws IOException {
        InputStream rest = Files.newInputStream(file);
        rest.skipNBytes(start.length);
        Content shown = header.map(RawMessage::content).orElseThrow();
        return new SequenceInputStream(Channels.newInputStream(shown.open()), rest);
    }
}
