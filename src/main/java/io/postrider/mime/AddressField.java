package io.postrider.mime;

import io.postrider.Mailbox;
import java.util.List;

/** Writes address fields (RFC 5322 section 3.4). */
final class AddressField {

    private AddressField() {}

    static void write(FieldWriter field, String name, List<? extends Address> addresses) {
        field.begin(name);
        for (int i = 0; i < addresses.size(); i++) {
            write(field, addresses.get(i), i + 1 < addresses.size() ? "," : "");
        }
        field.end();
    }

    private static void write(FieldWriter field, Address address, String end) {
        if (address instanceof NamedMailbox mailbox) {
            write(field, mailbox, end);
        } else if (address instanceof Group group) {
            write(field, group, end);
        }
    }

    private static void write(FieldWriter field, Group group, String end) {
        List<NamedMailbox> members = group.mailboxes();
        String close = ";" + end;
        Phrase.write(field, group.name(), members.isEmpty() ? ":" + close : ":");
        for (int i = 0; i < members.size(); i++) {
            write(field, members.get(i), i + 1 < members.size() ? "," : close);
        }
    }

    private static void write(FieldWriter field, NamedMailbox address, String end) {
        Mailbox mailbox = wire(address.mailbox());
        if (address.name().isEmpty()) {
            write(field, mailbox, mailbox + end);
        } else {
            Phrase.write(field, address.name(), "");
            write(field, mailbox, "<" + mailbox + ">" + end);
        }
    }

    private static void write(FieldWriter field, Mailbox mailbox, String token) {
        if (mailbox.isAscii()) {
            field.token(token);
        } else {
            field.internationalToken(token);
        }
    }

    /** With its domain as A-labels, unless the local part needs RFC 6532 anyway. */
    static Mailbox wire(Mailbox mailbox) {
        return Characters.isAscii(mailbox.localPart()) ? mailbox.withAsciiDomain() : mailbox;
    }
}
