package io.postrider.dkim;

import static io.postrider.dkim.Octets.CR;
import static io.postrider.dkim.Octets.isBlank;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The header fields of a message, by their names. */
final class HeaderSection {

    // From the bottom up, as a signature counts them (RFC 6376 section 5.4.2).
    private final Map<String, Deque<HeaderField>> fields = new HashMap<>();

    private HeaderSection() {}

    /**
     * Where the header ends in octets that begin with a line of it: at the empty line before the body, or at {@code to} if there is
     * none. Every line ends with CRLF.
     */
    static int end(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] != CR) {
            at = nextLine(octets, at, to);
        }
        return at;
    }

    /**
     * Reads the fields from {@code from} to {@code to}, which are whole lines.
     *
     * @throws UnsignableException if a line is no field, or there is not one From field
     */
    static HeaderSection of(byte[] octets, int from, int to) throws UnsignableException {
        HeaderSection header = new HeaderSection();
        int line = 1;
        for (int at = from; at < to; ) {
            int next = nextLine(octets, at, to);
            int lines = 1;
            while (next < to && isBlank(octets[next])) {
                next = nextLine(octets, next, to);
                lines++;
            }
            header.add(HeaderField.of(octets, at, next - 2, line));
            line += lines;
            at = next;
        }
        header.requireOneAuthor();
        return header;
    }

    private static int nextLine(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] != CR) {
            at++;
        }
        return Math.min(at + 2, to);
    }

    private void add(HeaderField field) {
        fields.computeIfAbsent(field.name(), name -> new ArrayDeque<>(2)).addFirst(field);
    }

    // RFC 6376 section 5.4 wants From signed, and section 8.15 tells what a second one is used for.
    private void requireOneAuthor() throws UnsignableException {
        int authors = count("from");
        if (authors != 1) {
            throw UnsignableException.authors(authors);
        }
    }

    int count(String name) {
        return fields.getOrDefault(name, new ArrayDeque<>(0)).size();
    }

    /** For each name, in this order, the last field of that name not yet taken; nothing for a name whose fields are all taken. */
    List<HeaderField> pick(List<String> names) {
        Map<String, Deque<HeaderField>> left = new HashMap<>();
        List<HeaderField> picked = new ArrayList<>(names.size());
        for (String name : names) {
            HeaderField next = left.computeIfAbsent(name, this::named).poll();
            if (next != null) {
                picked.add(next);
            }
        }
        return picked;
    }

    private Deque<HeaderField> named(String name) {
        return new ArrayDeque<>(fields.getOrDefault(name, new ArrayDeque<>(0)));
    }
}
