package io.postrider.mime;

import io.postrider.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a message (RFC 2183): octets, a file, or a stream that can be opened again. Immutable; the octets are
 * encoded when the message is composed or sent, and only once for all messages of a {@link MessageTemplate}.
 */
public final class Attachment {

    private final String name;
    private final String type;
    private final @Nullable String contentId;
    private final Source source;

    private Attachment(String name, String type, @Nullable String contentId, Source source) {
        this.name = name;
        this.type = type;
        this.contentId = contentId;
        this.source = source;
    }

    /** Octets that the caller does not change any more. */
    public static Attachment of(String fileName, byte[] octets) {
        return of(fileName, new Source.Memory(octets));
    }

    /**
     * A file, which is not to change until the message is sent. A small one is read now, a large one while it is sent.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Attachment of(Path file) {
        try {
            Path name = file.getFileName();
            return of(name == null ? "" : name.toString(), sourceOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the attachment " + file, e);
        }
    }

    private static Source sourceOf(Path file) throws IOException {
        long size = Files.size(file);
        return size <= AttachmentPart.SMALL ? new Source.Memory(Files.readAllBytes(file)) : new Source.File(file, size);
    }

    /** What a stream gives that can be opened again; the size of the message is then not known before it is sent. */
    public static Attachment of(String fileName, Content.Opener opener) {
        return of(fileName, new Source.Stream(opener, OptionalLong.empty()));
    }

    /** What a stream of so many octets gives that can be opened again. */
    public static Attachment of(String fileName, Content.Opener opener, long size) {
        return of(fileName, new Source.Stream(opener, OptionalLong.of(size)));
    }

    private static Attachment of(String fileName, Source source) {
        String name = checkName(fileName);
        return new Attachment(name, MediaTypes.ofFile(name), null, source);
    }

    /** Readers take spaces around a file name away. */
    private static String checkName(String fileName) {
        return Unstructured.check("file name", fileName).strip();
    }

    /** The same under another name; an empty one is not written at all. */
    public Attachment named(String fileName) {
        return new Attachment(checkName(fileName), type, contentId, source);
    }

    /**
     * The same as another media type, e.g. {@code application/pdf} or {@code text/csv; charset=utf-8}; the type is otherwise told
     * from the file name.
     *
     * @throws IllegalArgumentException if it is none (RFC 2045 section 5.1)
     */
    public Attachment type(String mediaType) {
        return new Attachment(name, MediaTypes.check(mediaType), contentId, source);
    }

    Attachment inline(String id) {
        return new Attachment(name, type, MessageIds.checkContentId(id), source);
    }

    Part part() {
        Octets fields = new Octets(256);
        FieldWriter field = new FieldWriter(fields);
        writeType(field);
        writeDisposition(field);
        if (contentId != null) {
            field.begin("Content-ID").token("<" + contentId + ">").end();
        }
        return part(fields.toArray());
    }

    private Part part(byte[] fields) {
        if (source instanceof Source.Memory memory && isText()) {
            CanonicalText text = CanonicalText.of(memory.octets());
            if (text.original().isCanonical()) {
                return new TextPart(fields, text.octets(), text.survey());
            }
        }
        return new AttachmentPart(fields, source);
    }

    private boolean isText() {
        return type.regionMatches(true, 0, "text/", 0, 5);
    }

    private void writeType(FieldWriter field) {
        field.begin("Content-Type").token(type);
        if (!MediaTypes.namesFile(type)) {
            Parameters.fallbackName(field, name);
        }
        field.end();
    }

    private void writeDisposition(FieldWriter field) {
        field.begin("Content-Disposition").token(contentId == null ? "attachment" : "inline");
        if (!name.isEmpty()) {
            Parameters.write(field, "filename", name);
        }
        field.end();
    }

    @Override
    public String toString() {
        return "Attachment[" + name + ", " + type + "]";
    }
}
