package io.postrider.mime;

import io.postrider.Mailbox;

/** Message identifiers (RFC 5322 section 3.6.4), here always without their angle brackets. */
final class MessageIds {

    private MessageIds() {}

    /** A new one: a random word, and the domain of the author, which tells nothing of the machine. */
    static String of(String word, Mailbox author) {
        // Postmaster alone has no domain, and an id needs none that exists.
        String domain = author.domain().isEmpty() ? "localhost.invalid" : author.asciiDomain();
        return word + '@' + domain;
    }

    /** @throws IllegalArgumentException if it is none; angle brackets around it are taken away */
    static String check(String field, String id) {
        String bare = withoutBrackets(id);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c <= ' ' || c > '~' || c == '<' || c == '>') {
                throw new IllegalArgumentException(String.format(
                        "%s: '%s' is no message id: character U+%04X", field, AddressParser.excerpt(id), (int) c));
            }
        }
        if (bare.isEmpty() || bare.length() > 900) {
            throw new IllegalArgumentException(field + ": a message id of " + bare.length() + " characters");
        }
        return bare;
    }

    static String withoutBrackets(String id) {
        return id.startsWith("<") && id.endsWith(">") && id.length() > 1 ? id.substring(1, id.length() - 1) : id;
    }

    /** What {@code cid:} links name (RFC 2392). */
    static String checkContentId(String id) {
        return check("Content-ID", id);
    }
}
