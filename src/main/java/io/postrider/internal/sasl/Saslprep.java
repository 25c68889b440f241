package io.postrider.internal.sasl;

import com.ongres.saslprep.SASLprep;

/**
 * Prepares names and passwords by SASLprep (RFC 4013). As a query, because a client asks and does not store: what Unicode 3.2 had not
 * assigned yet is allowed.
 */
final class Saslprep {

    private static final SASLprep PROFILE = new SASLprep();

    private Saslprep() {}

    /**
     * @param what its name for the message, which never shows the text nor any character of it
     * @throws SaslFailure if it has a character that is prohibited, or nothing is left of it
     */
    static char[] prepare(String what, char[] text) throws SaslFailure {
        Utf8.check(what, text);
        char[] prepared = preparedOrEmpty(text);
        if (prepared.length == 0) {
            throw SaslFailure.permanent("the " + what + " has characters that SASLprep (RFC 4013) does not allow");
        }
        return prepared;
    }

    private static char[] preparedOrEmpty(char[] text) {
        try {
            return PROFILE.prepareQuery(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The first names the prohibited character; the second is what the library throws when nothing is left.
            return new char[0];
        }
    }
}
