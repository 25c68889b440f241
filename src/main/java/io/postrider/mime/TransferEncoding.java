package io.postrider.mime;

import io.postrider.BodyType;

/** How the octets of a body stand in the message (RFC 2045 section 6). */
enum TransferEncoding {
    SEVEN_BIT("7bit"),
    EIGHT_BIT("8bit"),
    BINARY("binary"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    private final String field;

    TransferEncoding(String token) {
        this.field = "Content-Transfer-Encoding: " + token + "\r\n";
    }

    /** Without encoding, for a body that demands this much of the transport. */
    static TransferEncoding none(BodyType demand) {
        return switch (demand) {
            case SEVEN_BIT -> SEVEN_BIT;
            case EIGHT_BIT_MIME -> EIGHT_BIT;
            case BINARY_MIME -> BINARY;
        };
    }

    /** Writes the field that says so; 7bit is what is meant without it (RFC 2045 section 6.1), but said all the same. */
    void write(Octets out) {
        out.ascii(field);
    }
}
