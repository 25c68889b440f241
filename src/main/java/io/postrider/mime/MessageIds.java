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

    /**
     * The identifier of a message that is yet to be.
     *
     * @throws IllegalArgumentException if it is none; angle brackets around it are taken away
     */
    static String checkOwn(String id) {
        String bare = strict("Message-ID", id, check("Message-ID", id));
        int at = bare.indexOf('@');
        if (at < 0 || !isDotAtom(bare.substring(0, at)) || !isRight(bare.substring(at + 1))) {
            throw new IllegalArgumentException("Message-ID: '" + AddressParser.excerpt(id)
                    + "' is not of the form left@right, each of words with a dot between them");
        }
        return bare;
    }

    private static boolean isRight(String right) {
        boolean literal = right.length() > 2 && right.startsWith("[") && right.endsWith("]");
        return literal ? !hasBracket(right.substring(1, right.length() - 1)) : isDotAtom(right);
    }

    private static boolean hasBracket(String text) {
        return text.indexOf('[') >= 0 || text.indexOf(']') >= 0;
    }

    /** {@code dot-atom-text} of RFC 5322 section 3.2.3. */
    private static boolean isDotAtom(String text) {
        boolean dots = text.startsWith(".") || text.endsWith(".") || text.contains("..");
        return !text.isEmpty() && !dots && !hasBracket(text);
    }

    /**
     * The identifier of any message, which may be one that RFC 5322 does not allow: answers name what they answer as it is.
     *
     * @throws IllegalArgumentException if it is none; angle brackets around it are taken away
     */
    static String check(String field, String id) {
        String bare = withoutBrackets(id);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            // What looks like an encoded word would be decoded by some, to whatever is in it.
            if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == '=' && bare.startsWith("=?", i)) {
                throw refused(field, id, c);
            }
        }
        if (bare.isEmpty() || bare.length() > 900) {
            throw new IllegalArgumentException(field + ": a message id of " + bare.length() + " characters");
        }
        return bare;
    }

    /** Atoms with dots, one at sign and the brackets of a domain literal: what every reader of RFC 5322 takes. */
    private static String strict(String field, String id, String bare) {
        boolean literal = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            literal |= c == '[';
            boolean again = c == '@' && bare.indexOf('@') < i;
            if (again || !Characters.isAtext(c) && ".@[]".indexOf(c) < 0 && !(literal && c == ':')) {
                throw refused(field, id, c);
            }
        }
        return bare;
    }

    private static IllegalArgumentException refused(String field, String id, char c) {
        return new IllegalArgumentException(String.format(
                "%s: '%s' is no message id: character U+%04X", field, AddressParser.excerpt(id), (int) c));
    }

    static String withoutBrackets(String id) {
        return id.startsWith("<") && id.endsWith(">") && id.length() > 1 ? id.substring(1, id.length() - 1) : id;
    }

    /** What {@code cid:} links name (RFC 2392). */
    static String checkContentId(String id) {
        return strict("Content-ID", id, check("Content-ID", id));
    }
}
