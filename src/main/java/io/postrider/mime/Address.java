package io.postrider.mime;

import java.util.List;

/** What may stand in an address field: a mailbox with or without a name, or a group of them (RFC 5322 section 3.4). */
public sealed interface Address permits NamedMailbox, Group {

    /** The mailboxes that are meant: one, or the members of a group. */
    List<NamedMailbox> mailboxes();

    /** How it may be shown to a person. */
    String name();

    /**
     * Reads one address: {@code a@example.org}, {@code Ann Example <a@example.org>}, {@code Team: a@example.org, b@example.org;}.
     * Quoted strings, comments, domain literals and the obsolete forms of RFC 5322 section 4.4 are understood.
     *
     * @throws IllegalArgumentException if it is none, or more than one; the message names the position
     */
    static Address parse(String address) {
        return new AddressParser(address).single();
    }

    /**
     * Reads addresses with commas between them; empty places are skipped (RFC 5322 section 4.4).
     *
     * @throws IllegalArgumentException if one of them is no address; the message names the position
     */
    static List<Address> parseList(String addresses) {
        return new AddressParser(addresses).list();
    }
}
