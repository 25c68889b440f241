package io.postrider.cli.input;

/** Finds where the header of a message ends (RFC 5322 section 2.1), whatever its line ends are. */
public final class HeaderEnd {

    private HeaderEnd() {}

    /** The index behind the first empty line; less than 0 if there is none. */
    public static int in(byte[] octets, int length) {
        int line = 0;
        for (int i = 0; i < length; i++) {
            if (octets[i] == '\n') {
                if (i == line || i == line + 1 && octets[line] == '\r') {
                    return i + 1;
                }
                line = i + 1;
            }
        }
        return -1;
    }
}
