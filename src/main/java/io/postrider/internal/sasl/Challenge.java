package io.postrider.internal.sasl;

import java.util.Base64;

/** The text of a 334 reply (RFC 4954 section 4): Base64 of bounded length. */
public final class Challenge {

    /** RFC 4954 section 4: at most 12288 octets, without the code and the line end. */
    static final int MAXIMUM_LENGTH = 12288;

    private Challenge() {}

    /**
     * What the text stands for; nothing for an empty one.
     *
     * @throws SaslFailure if it is too long, or anything but Base64 (RFC 4648 section 4) without white space
     */
    public static byte[] octets(String text) throws SaslFailure {
        if (text.length() > MAXIMUM_LENGTH) {
            throw SaslFailure.temporary("the server's AUTH challenge has " + text.length() + " octets, more than the "
                    + MAXIMUM_LENGTH + " of RFC 4954");
        }
        return base64("AUTH challenge", text);
    }

    /**
     * Decodes what the server says is Base64: in the one form that an encoder makes, which the JDK's decoder alone does not ask for.
     * The text is the server's own, so no message repeats it.
     */
    static byte[] base64(String what, String text) throws SaslFailure {
        byte[] octets = decodedOrEmpty(text);
        if (Base64.getEncoder().encodeToString(octets).equals(text)) {
            return octets;
        }
        throw SaslFailure.temporary("the server's " + what + " is not Base64");
    }

    private static byte[] decodedOrEmpty(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
