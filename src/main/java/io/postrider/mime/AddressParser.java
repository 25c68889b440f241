package io.postrider.mime;

import io.postrider.Mailbox;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads address lists (RFC 5322 sections 3.4 and 4.4, RFC 6532 section 3.2) from left to right, each character once: no recursion and
 * no way back, so the time is linear whatever the text.
 */
final class AddressParser {

    private static final int MAXIMUM = 1_000_000;

    private final Cursor cursor;
    private final List<Address> addresses = new ArrayList<>();

    AddressParser(String text) {
        if (text.length() > MAXIMUM) {
            throw new IllegalArgumentException(
                    "addresses of " + text.length() + " characters, where " + MAXIMUM + " are allowed");
        }
        cursor = new Cursor(Characters.check("address", text));
    }

    Address single() {
        List<Address> all = list();
        if (all.size() != 1) {
            throw cursor.error(all.isEmpty() ? "an address is missing" : "one address expected, not " + all.size());
        }
        return all.get(0);
    }

    List<Address> list() {
        cursor.skipSpaceAndComments();
        while (!cursor.atEnd()) {
            if (!cursor.skip(',')) {
                addresses.add(address());
                endOfAddress();
            }
            cursor.skipSpaceAndComments();
        }
        return List.copyOf(addresses);
    }

    private void endOfAddress() {
        if (!cursor.atEnd() && cursor.peek() != ',') {
            throw cursor.error("',' expected");
        }
    }

    private Address address() {
        Words words = Words.read(cursor);
        return cursor.skip(':') ? group(words) : mailbox(words);
    }

    private Group group(Words words) {
        if (words.isEmpty()) {
            throw cursor.error("the name of a group is missing before ':'");
        }
        List<NamedMailbox> members = new ArrayList<>();
        cursor.skipSpaceAndComments();
        while (!cursor.skip(';')) {
            if (!cursor.skip(',')) {
                members.add(member());
            }
            cursor.skipSpaceAndComments();
        }
        cursor.skipSpaceAndComments();
        return new Group(words.phrase(), members);
    }

    private NamedMailbox member() {
        if (cursor.atEnd()) {
            throw cursor.error("the group is not closed, ';' expected");
        }
        NamedMailbox member = mailbox(Words.read(cursor));
        if (!cursor.atEnd() && cursor.peek() != ',' && cursor.peek() != ';') {
            throw cursor.error("',' or ';' expected");
        }
        return member;
    }

    private NamedMailbox mailbox(Words words) {
        if (cursor.skip('<')) {
            return new NamedMailbox(words.phrase(), angleAddress());
        }
        return NamedMailbox.of(addressSpec(words));
    }

    private Mailbox angleAddress() {
        cursor.skipSpaceAndComments();
        skipRoute();
        Mailbox mailbox = addressSpec(Words.read(cursor));
        if (!cursor.skip('>')) {
            throw cursor.error("'>' expected");
        }
        cursor.skipSpaceAndComments();
        return mailbox;
    }

    /** RFC 5322 section 4.4, obs-route: {@code @relay.example,@other.example:}; read and dropped. */
    private void skipRoute() {
        if (cursor.peek() != '@') {
            return;
        }
        while (!cursor.skip(':')) {
            if (cursor.skip('@')) {
                Domain.read(cursor);
            } else if (!cursor.skip(',')) {
                throw cursor.error("a route has the form @relay.example,@other.example:");
            }
            cursor.skipSpaceAndComments();
        }
        cursor.skipSpaceAndComments();
    }

    private Mailbox addressSpec(Words words) {
        String localPart = words.localPart(cursor);
        if (!cursor.skip('@')) {
            throw cursor.error("'@' expected");
        }
        String domain = Domain.read(cursor);
        try {
            return new Mailbox(localPart, domain);
        } catch (IllegalArgumentException e) {
            throw cursor.error(words.start(), e);
        }
    }

    /** As much of a text as an error message should have, without what could disturb a terminal or a log. */
    static String excerpt(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(100).forEach(c -> safe.appendCodePoint(isPrintable(c) ? c : '?'));
        return text.length() > safe.length() ? safe.append('…').toString() : safe.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
