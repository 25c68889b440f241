package io.postrider.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    /** What the messages of a template have in common, as it stands in each. */
    private @Nullable Constant constant;

    /** Fields, and how many items they are of: a list that is longer now has to be written anew. */
    private record Constant(Written from, Written replyTo, Written cc, Written others) {}

    private record Written(int items, byte[] octets) {}

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
        constant = that.constant;
    }

    /** The same for the messages of a template: what they have in common is written now. */
    Heading shared() {
        Heading shared = new Heading(this);
        shared.constant = new Constant(
                written(from.size(), field -> addresses(field, "From", from)),
                written(replyTo.size(), field -> addresses(field, "Reply-To", replyTo)),
                written(cc.size(), field -> addresses(field, "Cc", cc)),
                written(others.size(), field -> others(field, 0)));
        return shared;
    }

    private static Written written(int items, Consumer<FieldWriter> write) {
        Octets out = new Octets(128);
        write.accept(new FieldWriter(out));
        return new Written(items, out.toArray());
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
        addresses(field, "From", from, constant == null ? null : constant.from);
        if (sender != null) {
            addresses(field, "Sender", List.of(sender));
        }
        addresses(field, "Reply-To", replyTo, constant == null ? null : constant.replyTo);
    }

    private void writeDestination(FieldWriter field) {
        addresses(field, "To", to);
        addresses(field, "Cc", cc, constant == null ? null : constant.cc);
    }

    private static void addresses(
            FieldWriter field, String name, List<? extends Address> addresses, @Nullable Written written) {
        if (written != null && written.items == addresses.size()) {
            field.out().bytes(written.octets);
        } else {
            addresses(field, name, addresses);
        }
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
        Constant known = constant;
        if (known != null) {
            field.out().bytes(known.others.octets);
        }
        others(field, known == null ? 0 : known.others.items);
    }

    private void others(FieldWriter field, int from) {
        for (HeaderField other : others.subList(from, others.size())) {
            Unstructured.write(field, other.name(), other.value());
        }
    }
}
