package io.postrider.cli.merge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the body of a multipart apart at its delimiter lines (RFC 2046 section 5.1.1). */
final class Delimited {

    private final String body;
    private final String delimiter;

    private Delimited(byte[] body, String boundary) {
        // Latin 1 makes a character of every octet, and the same octet of it again.
        this.body = new String(body, StandardCharsets.ISO_8859_1);
        this.delimiter = "--" + boundary;
    }

    static List<byte[]> parts(byte[] body, String boundary) {
        return new Delimited(body, boundary).parts();
    }

    private List<byte[]> parts() {
        List<byte[]> parts = new ArrayList<>();
        int begin = -1;
        int next;
        for (int line = 0; line < body.length(); line = next) {
            next = nextLine(line);
            String text = body.substring(line, next).stripTrailing();
            boolean last = text.equals(delimiter + "--");
            if (last || text.equals(delimiter)) {
                add(parts, begin, line);
                begin = last ? -1 : next;
            }
        }
        add(parts, begin, body.length());
        return parts;
    }

    private int nextLine(int line) {
        int end = body.indexOf('\n', line);
        return end < 0 ? body.length() : end + 1;
    }

    // In front of the first delimiter and behind the last one is nothing that belongs to the message.
    private void add(List<byte[]> parts, int begin, int end) {
        if (begin >= 0) {
            parts.add(body.substring(begin, withoutLineEnd(begin, end)).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** The line end in front of a delimiter belongs to the delimiter. */
    private int withoutLineEnd(int begin, int end) {
        int last = end > begin && body.charAt(end - 1) == '\n' ? end - 1 : end;
        return last > begin && body.charAt(last - 1) == '\r' ? last - 1 : last;
    }
}
