package io.postrider.cli.merge;

import io.postrider.mime.Address;
import io.postrider.mime.Group;
import io.postrider.mime.HeaderField;
import io.postrider.mime.MessageBuilder;
import io.postrider.mime.NamedMailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header of a template: what each message gets of it. */
final class HeaderTemplate {

    /** What the composer writes, and what a message only has that was sent before. */
    private static final Set<String> DROPPED = Set.of("mime-version", "received", "return-path", "dkim-signature");

    /** What each message has of its own, unless the template merges it. */
    private static final Set<String> OF_EACH = Set.of("message-id", "date");

    private static final Set<String> OF_UNSUBSCRIBING = Set.of("list-unsubscribe", "list-unsubscribe-post");

    private final String file;

    /** What differs from row to row. */
    private final List<Field> fields = new ArrayList<>();

    private final List<HeaderField> constants = new ArrayList<>();

    HeaderTemplate(String file, List<HeaderField> header) {
        this.file = file;
        List<HeaderField> kept = header.stream().filter(HeaderTemplate::isKept).toList();
        // These two say something together.
        boolean unsubscribing = kept.stream().anyMatch(field -> isOfUnsubscribing(field) && isMerged(field));
        for (HeaderField field : kept) {
            if (isMerged(field) || unsubscribing && isOfUnsubscribing(field)) {
                fields.add(merged(field));
            } else {
                constants.add(field);
            }
        }
    }

    private static boolean isKept(HeaderField field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return !DROPPED.contains(name) && !name.startsWith("content-") && (!OF_EACH.contains(name) || isMerged(field));
    }

    private static boolean isOfUnsubscribing(HeaderField field) {
        return OF_UNSUBSCRIBING.contains(field.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isMerged(HeaderField field) {
        return Text.isTemplate(field.value());
    }

    private Field merged(HeaderField field) {
        String place = file + ", " + field.name();
        return FieldSetter.holdsAddresses(field.name())
                ? new Addresses(field.name(), MailboxText.list(place, field.value()))
                : new Unstructured(
                        field.name(), Text.compile(place, EncodedWord.decode(field.value()), Text.Escaping.NONE));
    }

    /**
     * Tells a builder what is the same for all.
     *
     * @throws IllegalArgumentException if something cannot stand in a header; the message names the field
     */
    void setConstants(MessageBuilder message) {
        FieldSetter setter = new FieldSetter(message);
        for (HeaderField field : constants) {
            if (FieldSetter.holdsAddresses(field.name())) {
                constant(field).forEach(address -> setter.address(field.name(), address));
            } else {
                setter.set(field.name(), EncodedWord.decode(field.value()));
            }
        }
        setter.end();
    }

    /** How many authors each message has, by the template alone. */
    int authors() {
        return authorsOfAll() + mailboxes("From");
    }

    private int authorsOfAll() {
        return constants.stream()
                .filter(field -> field.is("From"))
                .flatMap(field -> constant(field).stream())
                .mapToInt(address -> address.mailboxes().size())
                .sum();
    }

    private int mailboxes(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .mapToInt(field -> field instanceof Addresses addresses
                        ? addresses.mailboxes().size()
                        : 0)
                .sum();
    }

    private static List<Address> constant(HeaderField field) {
        try {
            return Address.parseList(field.value()).stream()
                    .map(HeaderTemplate::decodedAddress)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field.name() + ": " + e.getMessage(), e);
        }
    }

    private static Address decodedAddress(Address address) {
        List<NamedMailbox> mailboxes =
                address.mailboxes().stream().map(HeaderTemplate::decoded).toList();
        return address instanceof Group group
                ? new Group(EncodedWord.decode(group.name()), mailboxes)
                : mailboxes.get(0);
    }

    private static NamedMailbox decoded(NamedMailbox mailbox) {
        return new NamedMailbox(EncodedWord.decode(mailbox.name()), mailbox.mailbox());
    }

    /** Whether there is a field of that name. */
    boolean has(String name) {
        return constants.stream().anyMatch(field -> field.is(name))
                || fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /** Whether the recipients in it differ from row to row. */
    boolean mergesRecipients() {
        return fields.stream()
                .anyMatch(field -> field instanceof Addresses addresses
                        && Set.of("to", "cc", "bcc").contains(addresses.name().toLowerCase(Locale.ROOT)));
    }

    void check(Columns columns) {
        fields.forEach(field -> field.check(columns));
    }

    /**
     * Tells a builder what a row has of its own.
     *
     * @throws IllegalArgumentException if the row does not fit; the message names the field
     */
    void set(MessageBuilder message, Row row) {
        FieldSetter setter = new FieldSetter(message);
        for (Field field : fields) {
            field.set(setter, row);
        }
        setter.end();
    }

    private sealed interface Field {
        String name();

        void check(Columns columns);

        void set(FieldSetter message, Row row);
    }

    private record Addresses(String name, List<MailboxText> mailboxes) implements Field {
        @Override
        public void check(Columns columns) {
            mailboxes.forEach(mailbox -> mailbox.check(columns));
        }

        @Override
        public void set(FieldSetter message, Row row) {
            for (MailboxText mailbox : mailboxes) {
                message.address(name, merged(mailbox, row));
            }
        }

        private NamedMailbox merged(MailboxText mailbox, Row row) {
            try {
                return mailbox.in(row);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
    }

    private record Unstructured(String name, Text value) implements Field {
        @Override
        public void check(Columns columns) {
            value.check(columns);
        }

        @Override
        public void set(FieldSetter message, Row row) {
            message.set(name, value.in(row));
        }
    }
}
