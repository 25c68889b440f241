package io.postrider.cli.input;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.mime.Address;
import io.postrider.mime.NamedMailbox;
import io.postrider.mime.RawMessage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A message that lies in a file.
 *
 * @param file where it lies
 * @param called what complaints call it
 * @param message what it is; of a large one all but the header is read while it is sent
 */
public record MessageFile(Path file, String called, RawMessage message) {

    /** Reads the beginning of a file. */
    public static MessageFile of(Path file) {
        return of(file, file.toString());
    }

    /** Reads the beginning of a file that its user knows by another name. */
    public static MessageFile of(Path file, String called) {
        // Octets that are no message can be sent, too, if somebody says from whom and to whom.
        return new MessageFile(file, called, asked(file, called, () -> RawMessage.tolerant(InputFile.readable(file))));
    }

    private static <T> T asked(Path file, String called, Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(called + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new BadInput("cannot read " + file + ": " + InputFile.reason(e.getCause()), e);
        }
    }

    /** What reports call it. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** The field Message-ID, with its angle brackets. */
    public Optional<String> messageId() {
        return message.first("Message-ID");
    }

    /** Whom the header names as its sender, else as its first author. */
    public Mailbox author() {
        return message.first("Sender")
                .or(() -> message.first("From"))
                .flatMap(field -> addresses(field).stream().findFirst())
                .orElseThrow(() -> new BadInput(called + ": the header names no author, and there is no --from"));
    }

    private List<Mailbox> addresses(String field) {
        return asked(file, called, () -> Address.parseList(field)).stream()
                .flatMap(address -> address.mailboxes().stream())
                .map(NamedMailbox::mailbox)
                .toList();
    }

    /** The envelope that the header asks for. */
    public Envelope envelope() {
        return asked(file, called, message::envelope);
    }

    /** The message without its Bcc. */
    public Content content() {
        return asked(file, called, message::content);
    }
}
