package io.postrider.mime.reader;

import io.postrider.mime.reader.Meaning.Address;
import io.postrider.mime.reader.Meaning.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a reader finds, part by part. */
final class MeaningBuilder {

    final List<Address> from = new ArrayList<>();
    final List<Address> to = new ArrayList<>();
    final List<Address> cc = new ArrayList<>();
    String subject = "";
    private @Nullable String text;
    private @Nullable String html;
    private @Nullable String calendar;
    private final List<File> attachments = new ArrayList<>();
    private final List<File> inlines = new ArrayList<>();
    private final List<String> nested = new ArrayList<>();

    void nested(String subjectOfNested) {
        nested.add(subjectOfNested);
    }

    void attachment(@Nullable String name, byte[] octets) {
        attachments.add(File.of(name == null ? "" : name, octets));
    }

    void inline(String id, byte[] octets) {
        inlines.add(File.of(id, octets));
    }

    void text(String type, String content) {
        String lines = Meaning.lines(content);
        switch (type) {
            case "text/plain" -> text = lines;
            case "text/html" -> html = lines;
            case "text/calendar" -> calendar = lines;
            default -> throw new AssertionError("a part nobody meant: " + type);
        }
    }

    Meaning build() {
        return new Meaning(from, to, cc, subject, text, html, calendar, attachments, inlines, nested);
    }
}
