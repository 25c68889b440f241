package io.postrider.internal.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns what the caller gave into the octets of a response, or says which of it cannot be sent. */
final class Utf8 {

    private Utf8() {}

    /**
     * The octets of a user name, password or token.
     *
     * @param what its name for the message, which never shows the text
     * @throws SaslFailure if it is empty, has a NUL (RFC 4616 section 2 ends fields with it) or half a surrogate pair
     */
    static byte[] encode(String what, char[] text) throws SaslFailure {
        if (text.length == 0) {
            throw SaslFailure.permanent("the " + what + " is empty");
        }
        refuse(what, text, '\0', "NUL");
        try {
            return encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw SaslFailure.permanent("the " + what + " is not valid Unicode text");
        }
    }

    /** Like {@link #encode(String, char[])}, for what is no secret. */
    static byte[] encode(String what, String text) throws SaslFailure {
        return encode(what, text.toCharArray());
    }

    /** Refuses what {@link #encode(String, char[])} would refuse. */
    static void check(String what, char[] text) throws SaslFailure {
        Arrays.fill(encode(what, text), (byte) 0);
    }

    static void refuse(String what, char[] text, char forbidden, String name) throws SaslFailure {
        for (char c : text) {
            if (c == forbidden) {
                throw SaslFailure.permanent("the " + what + " has a " + name + " character, which AUTH cannot send");
            }
        }
    }

    /** Reads a server's message; strictly, for a signature covers its octets. */
    static String decode(byte[] octets) throws SaslFailure {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw SaslFailure.temporary("the server's AUTH challenge is not UTF-8");
        }
    }

    private static byte[] encode(CharBuffer text) throws CharacterCodingException {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        byte[] room = new byte[(int) (text.remaining() * encoder.maxBytesPerChar())];
        ByteBuffer target = ByteBuffer.wrap(room);
        CoderResult result = encoder.encode(text, target, true);
        if (result.isError()) {
            result.throwException();
        }
        byte[] octets = Arrays.copyOf(room, target.position());
        // The room held the secret too.
        Arrays.fill(room, (byte) 0);
        return octets;
    }
}
