package io.postrider.cli.merge;

import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.mime.Address;
import io.postrider.mime.Message;
import io.postrider.mime.MessageBuilder;
import io.postrider.mime.MessageTemplate;
import io.postrider.mime.NamedMailbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes a mail of a row. For any thread. */
public final class Merge {

    private final Template template;
    private final Addressing addressing;
    private final Optional<String> recipient;
    private final Optional<String> attachments;
    private final Path directory;
    private final MessageTemplate<Row> whole;

    /**
     * Fails if the template or the addressing name a column that is not there.
     *
     * @param attachments the column that names files of a row's own, semicolons between them
     * @param directory where these files are, unless their names say otherwise
     */
    public Merge(
            Template template, Columns columns, Addressing addressing, Optional<String> attachments, Path directory) {
        this.template = template;
        this.addressing = addressing;
        this.recipient = addressing.column(template);
        this.attachments = attachments;
        this.directory = directory;
        this.whole = template.whole(this::complete);
        template.check(columns);
        recipient.ifPresent(
                name -> columns.require(name, "says to whom each mail goes (--address-column names another)"));
        attachments.ifPresent(name -> columns.require(name, "--attach-column names"));
        if (!template.hasAuthor() && addressing.author().isEmpty()) {
            throw new BadInput("the template has no From, and there is no --from");
        }
    }

    /**
     * Why no mail can be made of the row, if so; found without making the texts, which take whatever a row holds. Fails if it is not known
     * where the row ends. For any thread.
     */
    public Optional<String> fault(Row row) {
        row.requireEnd();
        if (row.fault().isPresent()) {
            return row.fault().map(fault -> row.place() + ": " + fault);
        }
        try {
            MessageBuilder message = Message.builder();
            template.setHeader(message, row);
            complete(message, row);
            return Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException | BadInput e) {
            return Optional.of(row.place() + ": " + e.getMessage());
        }
    }

    /** The mail of a row without a fault. */
    public Merged merge(Row row) {
        row.requireEnd();
        try {
            Message message = whole.merge(row);
            return new Merged(row, message, envelope(message, row));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new BadInput(row.place() + ": " + e.getMessage(), e);
        }
    }

    private Envelope envelope(Message message, Row row) {
        Envelope envelope = message.envelope();
        return recipient
                .map(column -> envelope.withRecipients(List.of(mailbox(column, row))))
                .orElse(envelope);
    }

    private void complete(MessageBuilder message, Row row) {
        addressing.author().ifPresent(author -> author(message, author));
        recipient.ifPresent(column -> recipient(message, mailbox(column, row)));
        attachments.ifPresent(column -> attach(message, field(column, row)));
    }

    private void author(MessageBuilder message, String author) {
        NamedMailbox mailbox = NamedMailbox.parse(author);
        if (!template.hasAuthor()) {
            message.from(mailbox);
        }
        message.reversePath(mailbox.mailbox().toString());
    }

    // A header that names recipients stays as it is: the mail goes to somebody whom it does not name.
    private void recipient(MessageBuilder message, Mailbox mailbox) {
        Address address = NamedMailbox.of(mailbox);
        if (template.hasRecipients()) {
            message.bcc(address);
        } else {
            message.to(address);
        }
    }

    private void attach(MessageBuilder message, String files) {
        for (String file : files.split(";", -1)) {
            if (!file.isBlank()) {
                message.attach(InputFile.readable(directory.resolve(InputFile.path(file.strip()))));
            }
        }
    }

    private static Mailbox mailbox(String column, Row row) {
        try {
            return Mailbox.parse(field(column, row));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(column + ": " + e.getMessage(), e);
        }
    }

    private static String field(String column, Row row) {
        return Objects.requireNonNull(row.field(column), "checked when the table was opened");
    }
}
