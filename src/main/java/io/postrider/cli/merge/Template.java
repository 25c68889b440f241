package io.postrider.cli.merge;

import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.mime.MessageBuilder;
import io.postrider.mime.MessageTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A message with {@code {{column}}} in its header and body: a whole one, or header lines alone with the bodies in files beside it,
 * {@code newsletter.txt} and {@code newsletter.html} for {@code newsletter.eml}.
 */
public final class Template {

    private final HeaderTemplate header;
    private final BodyTemplate body;
    private final MessageBuilder constant;

    private Template(HeaderTemplate header, BodyTemplate body, MessageBuilder constant) {
        this.header = header;
        this.body = body;
        this.constant = constant;
    }

    /** Reads a template; header fields, attachments and the like that are the same for all are added to {@code constant}. */
    public static Template read(Path file, MessageBuilder constant) {
        try {
            Entity message = Entity.of(withoutByteOrderMark(InputFile.octets(file)));
            BodyTemplate body = new BodyTemplate(file.toString(), constant);
            if (isBlank(message.body())) {
                readBeside(file, body);
            } else {
                body.read(message);
            }
            HeaderTemplate header = new HeaderTemplate(file.toString(), message.fields());
            header.setConstants(constant);
            checkAuthors(header);
            return new Template(header, body, constant);
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
    }

    private static void checkAuthors(HeaderTemplate header) {
        if (header.has("From") && header.authors() == 0) {
            throw new IllegalArgumentException("From: an author is missing");
        }
        if (header.authors() > 1 && !header.has("Sender")) {
            throw new IllegalArgumentException(
                    "Sender: missing, and there is more than one author (RFC 5322 section 3.6.2)");
        }
    }

    private static byte[] withoutByteOrderMark(byte[] octets) {
        boolean marked =
                octets.length > 2 && octets[0] == (byte) 0xEF && octets[1] == (byte) 0xBB && octets[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(octets, 3, octets.length) : octets;
    }

    private static boolean isBlank(byte[] body) {
        for (byte octet : body) {
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return true;
    }

    private static void readBeside(Path file, BodyTemplate body) {
        Path text = beside(file, ".txt");
        Path html = beside(file, ".html");
        if (Files.exists(text)) {
            body.text(text.toString(), InputFile.text(text));
        }
        if (Files.exists(html)) {
            body.html(html.toString(), InputFile.text(html));
        }
        if (body.isEmpty()) {
            throw new BadInput(file + " has no body, and there is neither " + text + " nor " + html);
        }
    }

    private static Path beside(Path file, String suffix) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + suffix);
    }

    boolean hasAuthor() {
        return header.has("From");
    }

    boolean hasRecipients() {
        return header.has("To") || header.has("Cc");
    }

    boolean mergesRecipients() {
        return header.mergesRecipients();
    }

    /** Fails if it names a field that no column gives. */
    void check(Columns columns) {
        header.check(columns);
        body.check(columns);
    }

    /** What makes the messages; {@code more} is done for each behind the header. */
    MessageTemplate<Row> whole(BiConsumer<MessageBuilder, Row> more) {
        return MessageTemplate.<Row>of(constant)
                .step(header::set)
                .step(more)
                .step(body::set)
                .build();
    }

    /**
     * Tells a builder the header fields that differ from row to row, and nothing else: to see whether the row is sound. The texts take
     * whatever a row holds.
     *
     * @throws IllegalArgumentException if it is not; the message names the field
     */
    void setHeader(MessageBuilder message, Row row) {
        header.set(message, row);
    }
}
