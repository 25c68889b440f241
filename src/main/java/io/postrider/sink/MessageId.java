package io.postrider.sink;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the Message-ID field (RFC 5322 section 3.6.4) in the header of a content. */
final class MessageId {

    private static final byte[] NAME = "message-id:".getBytes(StandardCharsets.US_ASCII);

    private MessageId() {}

    static Optional<String> in(byte[] content, int length) {
        for (int line = 0; line < length && !isEmptyLine(content, line); line = nextLine(content, length, line)) {
            if (names(content, length, line)) {
                int end = nextLine(content, length, line);
                return Optional.of(value(content, length, line + NAME.length, end));
            }
        }
        return Optional.empty();
    }

    // The identifier may stand on a line of its own behind a folded one (RFC 5322 section 2.2.3).
    private static String value(byte[] content, int length, int from, int end) {
        String value = text(content, from, end);
        return value.isEmpty() && end < length ? text(content, end, nextLine(content, length, end)) : value;
    }

    private static String text(byte[] content, int from, int end) {
        return new String(content, from, end - from, StandardCharsets.UTF_8).strip();
    }

    private static boolean names(byte[] content, int length, int at) {
        if (length - at < NAME.length) {
            return false;
        }
        for (int i = 0; i < NAME.length; i++) {
            if (lower(content[at + i]) != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }

    private static boolean isEmptyLine(byte[] content, int at) {
        return content[at] == '\r' || content[at] == '\n';
    }

    private static int nextLine(byte[] content, int length, int from) {
        int at = from;
        while (at < length && content[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }
}
