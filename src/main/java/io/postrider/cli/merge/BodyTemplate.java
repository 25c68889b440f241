package io.postrider.cli.merge;

import io.postrider.mime.Attachment;
import io.postrider.mime.MessageBuilder;
import io.postrider.mime.RawMessage;
import io.postrider.mime.TextFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of a template: a text, the same as HTML, and files. However the parts of a whole message lie inside one another, the
 * composer puts them together anew.
 */
final class BodyTemplate {

    private final String file;
    private final MessageBuilder constant;
    private @Nullable Text text;
    private @Nullable Text html;
    private TextFormat format = TextFormat.FIXED;

    /** @param constant is given what is the same for all */
    BodyTemplate(String file, MessageBuilder constant) {
        this.file = file;
        this.constant = constant;
    }

    /** Whether there is a text in it. */
    boolean isEmpty() {
        return text == null && html == null;
    }

    void text(String place, String source) {
        text = compile(place, source, Text.Escaping.NONE);
    }

    void html(String place, String source) {
        html = compile(place, source, Text.Escaping.HTML);
    }

    private static Text compile(String place, String source, Text.Escaping escaping) {
        Text text = Text.compile(place, canonical(source), escaping);
        text.encodeConstants();
        return text;
    }

    // As it will be sent, so that it need not be repaired for each row.
    private static String canonical(String source) {
        return source.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    /**
     * Takes what a message or a part of one holds.
     *
     * @throws IllegalArgumentException if it is broken
     */
    void read(Entity entity) {
        Parameters type = entity.type();
        if (entity.isMultipart()) {
            entity.parts().forEach(this::read);
        } else if (type.value().equals("text/plain") && text == null && isShown(entity)) {
            text(file + ", text", entity.text());
            format = format(type);
        } else if (type.value().equals("text/html") && html == null && isShown(entity)) {
            html(file + ", HTML", entity.text());
        } else if (type.value().equals("text/calendar") && type.get("method").isPresent()) {
            constant.calendar(type.get("method").get().toUpperCase(Locale.ROOT), entity.text());
        } else if (type.value().equals("message/rfc822")) {
            constant.attach(RawMessage.of(entity.decoded()));
        } else {
            attach(entity, type);
        }
    }

    private static TextFormat format(Parameters type) {
        if (!type.says("format", "flowed")) {
            return TextFormat.FIXED;
        }
        return type.says("delsp", "yes") ? TextFormat.FLOWED_WITHOUT_SPACE : TextFormat.FLOWED;
    }

    private static boolean isShown(Entity entity) {
        return !entity.disposition().value().equals("attachment");
    }

    private void attach(Entity entity, Parameters type) {
        String name =
                entity.disposition().get("filename").or(() -> type.get("name")).orElse("");
        Attachment octets = Attachment.of(name, entity.decoded());
        // Other kinds of messages may not be encoded (RFC 2045 section 6.4), but as a file that is nothing but octets.
        Attachment attachment =
                octets.type(type.value().startsWith("message/") ? "application/octet-stream" : type.withoutName());
        entity.first("Content-ID")
                .ifPresentOrElse(
                        id -> constant.inline(id.replaceAll("[<>\\s]", ""), attachment),
                        () -> constant.attach(attachment));
    }

    void check(Columns columns) {
        if (text != null) {
            text.check(columns);
        }
        if (html != null) {
            html.check(columns);
        }
    }

    void set(MessageBuilder message, Row row) {
        if (text != null) {
            message.text(text.encoded(row), format);
        }
        if (html != null) {
            message.html(html.encoded(row));
        }
    }
}
