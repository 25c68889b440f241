package io.postrider.dkim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which header fields are signed, in the order of {@code h=}. A name that {@code h=} lists once more than the message has fields of
 * it cannot be added to the message any more (RFC 6376 section 8.15). Immutable.
 */
final class SignedFields {

    /** What is done about a name. */
    private enum Rule {
        /** All fields there are, and no other may be added. */
        SEALED,
        /** The same, but only if there is one: servers add these to mails that have none. */
        SEALED_IF_PRESENT,
        /** All fields there are; others may be added. */
        SIGNED;

        int times(int present) {
            return switch (this) {
                case SEALED -> present + 1;
                case SEALED_IF_PRESENT -> present == 0 ? 0 : present + 1;
                case SIGNED -> present;
            };
        }
    }

    /** What RFC 6376 section 5.4.1 recommends, the structure of the body, and what RFC 8058 section 4 demands. */
    static final SignedFields DEFAULT = new SignedFields(Map.of())
            .with(Rule.SEALED, List.of("from", "to", "cc", "reply-to", "subject"))
            .with(Rule.SEALED_IF_PRESENT, List.of("sender", "date", "message-id", "in-reply-to", "references"))
            .with(
                    Rule.SEALED_IF_PRESENT,
                    List.of("mime-version", "content-type", "content-transfer-encoding", "content-disposition"))
            .with(Rule.SEALED_IF_PRESENT, List.of("list-unsubscribe", "list-unsubscribe-post"))
            .with(Rule.SIGNED, List.of("list-id", "list-help", "list-subscribe", "list-post", "list-owner"))
            .with(Rule.SIGNED, List.of("list-archive", "auto-submitted", "feedback-id"))
            .with(Rule.SIGNED, List.of("resent-date", "resent-from", "resent-sender", "resent-to", "resent-cc"))
            .with(Rule.SIGNED, List.of("resent-message-id"));

    private final Map<String, Rule> rules;

    private SignedFields(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /** These too, all that a message has of them and not one more. */
    SignedFields sealing(List<String> names) {
        return with(Rule.SEALED, names);
    }

    /** These too, all that a message has of them; others may be added. */
    SignedFields signing(List<String> names) {
        return with(Rule.SIGNED, names);
    }

    /** Not these. */
    SignedFields without(List<String> names) {
        Map<String, Rule> next = new LinkedHashMap<>(rules);
        names.forEach(name -> next.remove(checked(name)));
        return new SignedFields(next);
    }

    /** The names for {@code h=}, in lower case. */
    List<String> select(HeaderSection header) {
        List<String> names = new ArrayList<>();
        rules.forEach((name, rule) -> names.addAll(Collections.nCopies(rule.times(header.count(name)), name)));
        return names;
    }

    private SignedFields with(Rule rule, List<String> names) {
        Map<String, Rule> next = new LinkedHashMap<>(rules);
        names.forEach(name -> next.put(checked(name), rule));
        return new SignedFields(next);
    }

    private static String checked(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        // A semicolon may stand in a field's name, but not in h= (RFC 6376 section 3.5 would have it encoded).
        if (lower.isEmpty() || lower.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || c == ':' || c == ';')) {
            throw new IllegalArgumentException(Excerpt.of(name) + " is no name of a header field that can be signed");
        }
        if (lower.equals("dkim-signature")) {
            throw new IllegalArgumentException("a signature signs no DKIM-Signature field but itself");
        }
        return lower;
    }
}
