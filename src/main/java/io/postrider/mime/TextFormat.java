package io.postrider.mime;

import java.nio.charset.StandardCharsets;

/** How the lines of a plain text are meant (RFC 3676 section 4). */
public enum TextFormat {
    /** Each as it is. */
    FIXED(""),
    /** One that ends with a space goes on in the next. */
    FLOWED("; format=flowed"),
    /** The same, and that space is none of the text ({@code DelSp=yes}). */
    FLOWED_WITHOUT_SPACE("; format=flowed; delsp=yes");

    private final byte[] fields;

    TextFormat(String parameters) {
        fields = ("Content-Type: text/plain; charset=utf-8" + parameters + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The description of such a text; nobody changes the octets. */
    byte[] fields() {
        return fields;
    }
}
