package io.postrider.mime;

/**
 * Format=flowed (RFC 3676): paragraphs are broken into lines that mail programs join again to the width of the window, and that others
 * can show as they are.
 */
final class Flowed {

    /** RFC 3676 section 4.2 recommends at most 78 characters. */
    private static final int WIDTH = 76;

    /** The line before a signature, RFC 3676 section 4.3: the one that may end with a space and is not flowed. */
    private static final String SIGNATURE = "-- ";

    private final StringBuilder out;

    private Flowed(int length) {
        out = new StringBuilder(length + length / 40);
    }

    static String of(String text) {
        Flowed flowed = new Flowed(text.length());
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            flowed.line(lines[i]);
            flowed.out.append(i + 1 < lines.length ? "\r\n" : "");
        }
        return flowed.out.toString();
    }

    private void line(String line) {
        if (line.equals(SIGNATURE)) {
            out.append(line);
            return;
        }
        // A line that ends with a space would flow into the next.
        String rest = stripTrailingSpaces(line);
        for (int end = soft(rest); end > 0; end = soft(rest)) {
            stuffed(rest.substring(0, end)).append("\r\n");
            rest = rest.substring(end);
        }
        stuffed(rest);
    }

    private static String stripTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }

    /** Behind the last space that fits, or the first that does not; 0 if the line needs no break or has no place for one. */
    private static int soft(String line) {
        if (line.length() <= WIDTH) {
            return 0;
        }
        int end = line.lastIndexOf(' ', WIDTH - 1) + 1;
        // What is left of a line broken behind these would be taken for a signature.
        boolean broken = end > 1 && !line.substring(0, end).equals(SIGNATURE);
        return broken ? end : line.indexOf(' ', WIDTH) + 1;
    }

    /** RFC 3676 section 4.4: what would look like a quotation, an mbox delimiter or stuffing gets a space in front. */
    private StringBuilder stuffed(String line) {
        if (line.startsWith(" ") || line.startsWith(">") || line.startsWith("From ")) {
            out.append(' ');
        }
        return out.append(line);
    }
}
