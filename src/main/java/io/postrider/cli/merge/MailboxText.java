package io.postrider.cli.merge;

import io.postrider.Mailbox;
import io.postrider.mime.NamedMailbox;
import java.util.ArrayList;
import java.util.List;

/**
 * A mailbox of a template's header, such as {@code {{name}} <{{email}}>}. Its two parts are taken apart before they are merged, so
 * that a name with a comma or an angle bracket in it stays a name.
 *
 * @param name what people see
 * @param address the address
 */
record MailboxText(Text name, Text address) {

    /** The mailboxes of a field's value. */
    static List<MailboxText> list(String place, String value) {
        return split(value).stream().map(mailbox -> of(place, mailbox)).toList();
    }

    private static MailboxText of(String place, String mailbox) {
        int bracket = mailbox.endsWith(">") ? mailbox.lastIndexOf('<') : -1;
        String name = bracket < 0 ? "" : unquoted(mailbox.substring(0, bracket).strip());
        String address = bracket < 0 ? mailbox : mailbox.substring(bracket + 1, mailbox.length() - 1);
        return new MailboxText(
                Text.compile(place, EncodedWord.decode(name), Text.Escaping.NONE),
                Text.compile(place, address, Text.Escaping.NONE));
    }

    void check(Columns columns) {
        name.check(columns);
        address.check(columns);
    }

    /** @throws IllegalArgumentException if the row's address is none or its name cannot stand in a header */
    NamedMailbox in(Row row) {
        return new NamedMailbox(name.in(row), Mailbox.parse(address.in(row)));
    }

    // At commas, but for those in quotes; there is none in a field's name.
    private static List<String> split(String value) {
        List<String> mailboxes = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                mailboxes.add(value.substring(from, i).strip());
                from = i + 1;
            }
        }
        mailboxes.add(value.substring(from).strip());
        mailboxes.removeIf(String::isEmpty);
        return mailboxes;
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
                : name;
    }
}
