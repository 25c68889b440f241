package io.postrider.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message holds, and how it nests: mixed, therein related, therein alternative (RFC 2046, RFC 2387). */
final class Body {

    private static final byte[] HTML = ascii("Content-Type: text/html; charset=utf-8\r\n");

    private final List<Part> inlines = new ArrayList<>(0);
    private final List<Part> attachments = new ArrayList<>(0);
    private @Nullable Part plain;
    private @Nullable Part html;
    private @Nullable Part calendar;

    Body() {}

    Body(Body that) {
        inlines.addAll(that.inlines);
        attachments.addAll(that.attachments);
        plain = that.plain;
        html = that.html;
        calendar = that.calendar;
    }

    /** The same with texts and files that are encoded once for all copies. */
    Body shared() {
        Body shared = new Body(this);
        shared.plain = plain == null ? null : shared(plain);
        shared.html = html == null ? null : shared(html);
        shared.calendar = calendar == null ? null : shared(calendar);
        shared.inlines.replaceAll(Body::shared);
        shared.attachments.replaceAll(Body::shared);
        return shared;
    }

    private static Part shared(Part part) {
        if (part instanceof TextPart text) {
            return text.shared();
        }
        return part instanceof AttachmentPart attachment ? attachment.shared() : part;
    }

    void text(String text) {
        plain = text("text", TextFormat.FIXED.fields(), text);
    }

    void text(EncodedText text, TextFormat format) {
        plain = text(format.fields(), text.utf8());
    }

    void flowed(String text) {
        plain = text("text", TextFormat.FLOWED.fields(), Flowed.of(text));
    }

    void html(String text) {
        html = text("html", HTML, text);
    }

    void html(EncodedText text) {
        html = text(HTML, text.utf8());
    }

    private static Part text(String name, byte[] fields, String text) {
        return text(fields, Texts.utf8(name, text));
    }

    private static Part text(byte[] fields, byte[] utf8) {
        CanonicalText canonical = CanonicalText.of(utf8);
        return new TextPart(fields, canonical.octets(), canonical.survey());
    }

    void calendar(String method, String text) {
        byte[] fields = ascii("Content-Type: text/calendar; charset=utf-8; method=" + method + "\r\n");
        calendar = text("calendar", fields, text);
    }

    void inline(Part part) {
        inlines.add(part);
    }

    void attach(Part part) {
        attachments.add(part);
    }

    /** @param boundary what no part has at the start of a line; each multipart gets an ending of its own */
    Part whole(String boundary) {
        if (attachments.isEmpty()) {
            return related(boundary);
        }
        List<Part> parts = new ArrayList<>(attachments.size() + 1);
        if (plain != null || html != null || calendar != null || !inlines.isEmpty()) {
            parts.add(related(boundary));
        }
        parts.addAll(attachments);
        return new Multipart("multipart/mixed", boundary + ".1", parts);
    }

    private Part related(String boundary) {
        Part root = alternative(boundary);
        if (inlines.isEmpty()) {
            return root;
        }
        List<Part> parts = new ArrayList<>(inlines.size() + 1);
        parts.add(root);
        parts.addAll(inlines);
        // RFC 2387 section 3.1: the type of the root must be named.
        return new Multipart("multipart/related; type=\"" + type(root) + '"', boundary + ".2", parts);
    }

    private String type(Part root) {
        if (root instanceof Multipart) {
            return "multipart/alternative";
        }
        return root == html ? "text/html" : root == calendar ? "text/calendar" : "text/plain";
    }

    private Part alternative(String boundary) {
        List<Part> parts = new ArrayList<>(3);
        add(parts, plain);
        add(parts, html);
        add(parts, calendar);
        if (parts.isEmpty()) {
            return text("text", TextFormat.FIXED.fields(), "");
        }
        return parts.size() == 1 ? parts.get(0) : new Multipart("multipart/alternative", boundary + ".3", parts);
    }

    private static void add(List<Part> parts, @Nullable Part part) {
        if (part != null) {
            parts.add(part);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
