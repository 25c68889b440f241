package io.postrider.cli.merge;

import io.postrider.cli.input.Spaces;
import io.postrider.mime.Address;
import io.postrider.mime.MessageBuilder;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives header fields, as they are written, to the methods of a builder that know what their values mean. All throw an
 * {@link IllegalArgumentException} that names the field if the value cannot stand in it. For one message.
 */
public final class FieldSetter {

    private static final Set<String> OF_ADDRESSES = Set.of("from", "sender", "reply-to", "to", "cc", "bcc");

    private final MessageBuilder message;
    private final List<String> unsubscribe = new ArrayList<>();
    private boolean oneClick;

    public FieldSetter(MessageBuilder message) {
        this.message = message;
    }

    /** Whether a field of this name holds addresses. */
    static boolean holdsAddresses(String name) {
        return OF_ADDRESSES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Sets a field, whatever it holds. */
    public void set(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "from", "sender", "reply-to", "to", "cc", "bcc" ->
                addresses(name, value).forEach(address -> address(name, address));
            case "subject" -> message.subject(value);
            case "date" -> message.date(date(value));
            case "message-id" -> message.messageId(value);
            case "in-reply-to" -> message.inReplyTo(ids(value));
            case "references" -> message.references(ids(value));
            case "return-path" -> message.reversePath(value);
            case "list-unsubscribe" -> unsubscribe.addAll(bracketed(value));
            case "list-unsubscribe-post" -> oneClick = true;
            default -> message.header(name, value);
        }
    }

    /** Adds an address to a field that holds addresses. */
    void address(String name, Address address) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "from" -> address.mailboxes().forEach(message::from);
            case "sender" -> address.mailboxes().forEach(message::sender);
            case "reply-to" -> message.replyTo(address);
            case "to" -> message.to(address);
            case "cc" -> message.cc(address);
            default -> message.bcc(address);
        }
    }

    /**
     * Sets what several fields say together.
     *
     * @throws IllegalArgumentException if one of them says nothing without another that is not there
     */
    public void end() {
        if (unsubscribe.isEmpty()) {
            if (oneClick) {
                throw new IllegalArgumentException(
                        "List-Unsubscribe-Post: there is no List-Unsubscribe, of which it speaks"
                                + " (RFC 8058 section 3.1)");
            }
            return;
        }
        if (!oneClick) {
            message.listUnsubscribe(unsubscribe.toArray(String[]::new));
            return;
        }
        String https = unsubscribe.stream()
                .filter(uri -> uri.regionMatches(true, 0, "https:", 0, 6))
                .findFirst()
                .orElse(unsubscribe.get(0));
        unsubscribe.remove(https);
        message.listUnsubscribeOneClick(https, unsubscribe.toArray(String[]::new));
    }

    private static List<Address> addresses(String name, String value) {
        try {
            return Address.parseList(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static OffsetDateTime date(String value) {
        try {
            return OffsetDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Date: '" + value + "' is no date such as 'Tue, 3 Jun 2025 11:05:30 +0200'", e);
        }
    }

    private static String[] ids(String value) {
        return value.strip().split("\\s+");
    }

    // Only spaces, commas and what is in angle brackets: the rest would be lost without a word.
    private static List<String> bracketed(String value) {
        List<String> uris = new ArrayList<>();
        int next = 0;
        for (int from = value.indexOf('<'); from >= 0; from = value.indexOf('<', next)) {
            int to = value.indexOf('>', from);
            if (to < 0 || !isSeparator(value, next, from)) {
                break;
            }
            uris.add(Spaces.strip(value.substring(from + 1, to)));
            next = to + 1;
        }
        if (uris.isEmpty() || !isSeparator(value, next, value.length())) {
            throw new IllegalArgumentException(
                    "List-Unsubscribe: not of the form <https://…>, <mailto:…>, from position " + (next + 1) + " on");
        }
        return uris;
    }

    private static boolean isSeparator(String value, int from, int to) {
        return value.substring(from, to).chars().allMatch(c -> c == ' ' || c == '\t' || c == ',');
    }
}
