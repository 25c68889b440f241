package io.postrider.mime;

import io.postrider.Mailbox;
import java.util.List;

/**
 * A mailbox and the name of who reads it (RFC 5322 section 3.4).
 *
 * @param name the name as a person reads it, neither quoted nor encoded, and without needless spaces; empty for none
 * @param mailbox the address
 */
public record NamedMailbox(String name, Mailbox mailbox) implements Address {

    /** @throws IllegalArgumentException if the name has line breaks or control characters, or the address what looks like an encoded word */
    public NamedMailbox {
        name = Phrase.normalize("name of an address", name);
        // RFC 2047 section 5: there is none in an address, but some readers decode it all the same, to whatever is in
        // it.
        if (mailbox.localPart().contains("=?")) {
            throw new IllegalArgumentException("address '" + AddressParser.excerpt(mailbox.toString())
                    + "': '=?' begins an encoded word, which cannot stand in an address");
        }
    }

    /** A mailbox without a name. */
    public static NamedMailbox of(Mailbox mailbox) {
        return new NamedMailbox("", mailbox);
    }

    /** @throws IllegalArgumentException if {@code address} is no mailbox; the message names the position */
    public static NamedMailbox of(String name, String address) {
        return new NamedMailbox(name, Mailbox.parse(address));
    }

    /**
     * Reads a mailbox with or without a name.
     *
     * @throws IllegalArgumentException if it is none; the message names the position
     */
    public static NamedMailbox parse(String address) {
        if (Address.parse(address) instanceof NamedMailbox mailbox) {
            return mailbox;
        }
        throw new IllegalArgumentException("address '" + AddressParser.excerpt(address) + "' is a group");
    }

    @Override
    public List<NamedMailbox> mailboxes() {
        return List.of(this);
    }

    /** For people; in a header field, the name may be quoted or encoded. */
    @Override
    public String toString() {
        return name.isEmpty() ? mailbox.toString() : name + " <" + mailbox + ">";
    }
}
