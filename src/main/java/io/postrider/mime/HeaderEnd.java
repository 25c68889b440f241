package io.postrider.mime;

/**
 * Where the header of an existing message begins and ends, whatever its line breaks are.
 *
 * @param start behind a byte order mark and the {@code From } line of an mbox file
 * @param end behind the last header line
 * @param body behind the empty line
 */
record HeaderEnd(int start, int end, int body) {

    /** Looks for the empty line; if there is none, all is header. */
    static HeaderEnd in(byte[] octets) {
        int start = behindMarks(octets);
        int line = start;
        while (line < octets.length) {
            int next = nextLine(octets, line);
            if (octets[line] == '\r' || octets[line] == '\n') {
                return new HeaderEnd(start, line, next);
            }
            line = next;
        }
        return new HeaderEnd(start, octets.length, octets.length);
    }

    private static int behindMarks(byte[] octets) {
        int start = startsWith(octets, 0, "\u00EF\u00BB\u00BF") ? 3 : 0;
        return startsWith(octets, start, "From ") ? nextLine(octets, start) : start;
    }

    private static boolean startsWith(byte[] octets, int from, String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if (from + i >= octets.length || (octets[from + i] & 0xFF) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int nextLine(byte[] octets, int from) {
        int i = from;
        while (i < octets.length && octets[i] != '\r' && octets[i] != '\n') {
            i++;
        }
        boolean pair = i + 1 < octets.length && octets[i] == '\r' && octets[i + 1] == '\n';
        return Math.min(octets.length, pair ? i + 2 : i + 1);
    }
}
