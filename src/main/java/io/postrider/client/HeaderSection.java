package io.postrider.client;

import io.postrider.internal.session.PreparedContent.HeaderForm;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The part of a message before its first empty line (RFC 5322 section 2.1), as far as it lies in the first piece. */
final class HeaderSection {

    private HeaderSection() {}

    /** Whether it holds UTF-8 (RFC 6532 section 3.2). Octets above 127 that are no UTF-8 are old mail, which needs 8BITMIME and no more. */
    static HeaderForm form(ByteBuffer message) {
        ByteBuffer header = message.slice();
        header.limit(end(header));
        return isAscii(header) || !isUtf8(header) ? HeaderForm.ASCII : HeaderForm.UTF8;
    }

    private static int end(ByteBuffer message) {
        int lineStart = 0;
        for (int i = 0; i < message.limit(); i++) {
            if (message.get(i) == '\n') {
                boolean empty = i == lineStart || i == lineStart + 1 && message.get(lineStart) == '\r';
                if (empty) {
                    return i;
                }
                lineStart = i + 1;
            }
        }
        return message.limit();
    }

    private static boolean isAscii(ByteBuffer header) {
        for (int i = header.position(); i < header.limit(); i++) {
            if (header.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(ByteBuffer header) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(header.duplicate());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
