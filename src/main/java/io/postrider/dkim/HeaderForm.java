package io.postrider.dkim;

/** The form in which a header field is hashed (RFC 6376 sections 3.4.1 and 3.4.2), without the CRLF behind it. */
final class HeaderForm {

    private HeaderForm() {}

    /** As it is. */
    static void simple(HeaderField field, Octets hashed) {
        hashed.add(field.octets(), field.from(), field.to());
    }

    /** The name in lower case; the value unfolded, trimmed, and with one space for all white space between words. */
    static void relaxed(HeaderField field, Octets hashed) {
        hashed.add(field.name());
        hashed.add((byte) ':');
        int begin = hashed.size();
        boolean space = false;
        for (int i = field.value(); i < field.to(); i++) {
            byte octet = field.octets()[i];
            if (!Octets.isWhite(octet)) {
                if (space && hashed.size() > begin) {
                    hashed.add((byte) ' ');
                }
                hashed.add(octet);
            }
            space = Octets.isWhite(octet);
        }
    }
}
