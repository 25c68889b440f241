package io.postrider.mime;

import java.util.Locale;
import java.util.Set;

/** The fields that a composer writes itself, and that nobody may therefore add by name. */
final class FieldNames {

    private static final Set<String> OWN = Set.of(
            "bcc",
            "cc",
            "date",
            "from",
            "in-reply-to",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "message-id",
            "mime-version",
            "references",
            "reply-to",
            "sender",
            "subject",
            "to");

    private static final int LONGEST = 76;

    private FieldNames() {}

    static String check(String name) {
        String lower = checkSyntax(name).toLowerCase(Locale.ROOT);
        if (OWN.contains(lower) || lower.startsWith("content-")) {
            throw new IllegalArgumentException(name + ": the builder has a method of its own for this header field");
        }
        if (lower.startsWith("resent-") || lower.equals("return-path") || lower.equals("received")) {
            throw new IllegalArgumentException(name + ": not a header field of a new message");
        }
        return name;
    }

    /** {@code ftext} of RFC 5322 section 3.6.8. */
    private static String checkSyntax(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException("name of a header field of " + name.length() + " characters");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c > '~' || c == ':') {
                throw new IllegalArgumentException(String.format(
                        "name of a header field '%s': character U+%04X at position %d is not allowed",
                        AddressParser.excerpt(name), (int) c, i + 1));
            }
        }
        return name;
    }
}
