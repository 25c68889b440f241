package io.postrider.mime;

import io.postrider.Acceptance;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes an envelope from header fields (RFC 5322 sections 3.6.2, 3.6.3 and 3.6.6). */
final class HeaderEnvelope {

    private static final String RESENT = "resent-";

    private final List<HeaderField> fields;
    private final String prefix;

    private HeaderEnvelope(List<HeaderField> fields, String prefix) {
        this.fields = fields;
        this.prefix = prefix;
    }

    static Envelope of(List<HeaderField> fields) {
        List<HeaderField> resent = mostRecentBlock(fields);
        return (resent.isEmpty() ? new HeaderEnvelope(fields, "") : new HeaderEnvelope(resent, RESENT)).envelope();
    }

    /** Each resending puts its block on top. It ends where another field stands, or one that the block has already. */
    private static List<HeaderField> mostRecentBlock(List<HeaderField> fields) {
        List<HeaderField> block = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (HeaderField field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(RESENT) && names.add(name)) {
                block.add(field);
            } else if (!block.isEmpty()) {
                break;
            }
        }
        return block;
    }

    private Envelope envelope() {
        List<Mailbox> recipients = new ArrayList<>();
        recipients.addAll(mailboxes("to"));
        recipients.addAll(mailboxes("cc"));
        recipients.addAll(mailboxes("bcc"));
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("the header names no recipient");
        }
        return new Envelope(Optional.of(author()), recipients, Acceptance.ANY, Envelope.Security.ANY);
    }

    private Mailbox author() {
        List<Mailbox> authors = new ArrayList<>(mailboxes("sender"));
        authors.addAll(mailboxes("from"));
        if (authors.isEmpty()) {
            throw new IllegalArgumentException("the header names no author");
        }
        return authors.get(0);
    }

    private List<Mailbox> mailboxes(String name) {
        List<Mailbox> mailboxes = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.is(prefix + name)) {
                addresses(field).forEach(address -> address.mailboxes().forEach(one -> mailboxes.add(one.mailbox())));
            }
        }
        return mailboxes;
    }

    private static List<Address> addresses(HeaderField field) {
        try {
            return Address.parseList(field.value());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field.name() + ": " + e.getMessage(), e);
        }
    }
}
