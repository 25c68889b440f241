package io.postrider.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The TXT record of the DNS that publishes a key (RFC 6376 section 3.6).
 *
 * @param name {@code selector._domainkey.domain}
 * @param value the tags, as a verifier reads them
 */
public record DkimRecord(String name, String value) {

    private static final int LONGEST_STRING = 255;

    /** The value in the strings of at most 255 octets that a TXT record is made of (RFC 1035 section 3.3.14). */
    public List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (int at = 0; at < value.length(); at += LONGEST_STRING) {
            strings.add(value.substring(at, Math.min(value.length(), at + LONGEST_STRING)));
        }
        return strings;
    }

    /** The record as a line of a zone file. */
    @Override
    public String toString() {
        String quoted = strings().stream().map(string -> "\"" + string + "\"").collect(Collectors.joining(" "));
        return name + ". IN TXT " + quoted;
    }
}
