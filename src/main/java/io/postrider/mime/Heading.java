package io.postrider.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a header that were said so far, each checked; those that were not are not written. Not for several threads. */
final class Heading {

    final List<NamedMailbox> from = new ArrayList<>(1);

    @Nullable
    NamedMailbox sender;

    final List<Address> replyTo = new ArrayList<>(0);
    final List<Address> to = new ArrayList<>(1);
    final List<Address> cc = new ArrayList<>(0);

    @Nullable
    String date;

    @Nullable
    String messageId;

    final List<String> inReplyTo = new ArrayList<>(0);
    final List<String> references = new ArrayList<>(0);

    @Nullable
    String subject;

    @Nullable
    Priority priority;

    @Nullable
    AutoSubmitted autoSubmitted;

    final List<String> listUnsubscribe = new ArrayList<>(0);
    boolean oneClick;
    final List<HeaderField> others = new ArrayList<>(0);

    Heading() {}

    Heading(Heading that) {
        from.addAll(that.from);
        sender = that.sender;
        replyTo.addAll(that.replyTo);
        to.addAll(that.to);
        cc.addAll(that.cc);
        date = that.date;
        messageId = that.messageId;
        inReplyTo.addAll(that.inReplyTo);
        references.addAll(that.references);
        subject = that.subject;
        priority = that.priority;
        autoSubmitted = that.autoSubmitted;
        listUnsubscribe.addAll(that.listUnsubscribe);
        oneClick = that.oneClick;
        others.addAll(that.others);
    }

    /** In the order in which RFC 5322 section 3.6 names them; with the date of now if none was said. */
    void write(Octets out, String id) {
        FieldWriter field = new FieldWriter(out);
        writeOrigin(field);
        writeDestination(field);
        writeIdentification(field, id);
        writeInformation(field);
    }

    private void writeOrigin(FieldWriter field) {
        field.line("Date", date == null ? DateField.now() : date);
        addresses(field, "From", from);
        if (sender != null) {
            addresses(field, "Sender", List.of(sender));
        }
        addresses(field, "Reply-To", replyTo);
    }

    private void writeDestination(FieldWriter field) {
        addresses(field, "To", to);
        addresses(field, "Cc", cc);
    }

    private static void addresses(FieldWriter field, String name, List<? extends Address> addresses) {
        if (!addresses.isEmpty()) {
            AddressField.write(field, name, addresses);
        }
    }

    private void writeIdentification(FieldWriter field, String id) {
        field.begin("Message-ID").token("<" + id + ">").end();
        bracketed(field, "In-Reply-To", inReplyTo, "");
        bracketed(field, "References", references, "");
    }

    private static void bracketed(FieldWriter field, String name, List<String> items, String separator) {
        if (items.isEmpty()) {
            return;
        }
        field.begin(name);
        for (int i = 0; i < items.size(); i++) {
            field.token("<" + items.get(i) + ">" + (i + 1 < items.size() ? separator : ""));
        }
        field.end();
    }

    private void writeInformation(FieldWriter field) {
        if (subject != null) {
            Unstructured.write(field, "Subject", subject);
        }
        if (priority != null) {
            priority.write(field);
        }
        if (autoSubmitted != null) {
            field.line("Auto-Submitted", autoSubmitted.value());
        }
        bracketed(field, "List-Unsubscribe", listUnsubscribe, ",");
        if (oneClick) {
            // RFC 8058 section 3.1: exactly this value.
            field.line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        for (HeaderField other : others) {
            Unstructured.write(field, other.name(), other.value());
        }
    }
}
