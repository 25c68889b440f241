package io.postrider.internal.sasl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SCRAM server's first message (RFC 5802 section 7): {@code r=nonce,s=salt,i=iterations}, and extensions that mean nothing to us.
 *
 * @param text as it came, for the signatures cover its octets
 * @param nonce ours with the server's behind it
 * @param salt in Base64
 */
record ServerFirst(String text, String nonce, String salt, int iterations) {

    /** Below, a stolen proof is too easily tried against a dictionary (RFC 7677 section 4). */
    static final int FEWEST_ITERATIONS = 4096;

    /** Above, the server would only make us work: a second of one processor. */
    static final int MOST_ITERATIONS = 1_000_000;

    // The extensions of RFC 5802 section 7 are optional attributes; m= alone is mandatory and comes first, where this
    // finds no r=.
    private static final Pattern FORM = Pattern.compile(
            "r=([\\x21-\\x2b\\x2d-\\x7e]{1,1024}),s=([A-Za-z0-9+/=]{1,1024}),i=([1-9][0-9]{0,17})(?:,[A-Za-z]=[^,\\x00]+)*+");

    /**
     * Reads and judges the message, before any key is derived from it.
     *
     * @throws SaslFailure if it is malformed, does not go on from our nonce, or asks for too little or too much work
     */
    static ServerFirst parse(String text, String ourNonce) throws SaslFailure {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw SaslFailure.temporary("the server's first SCRAM message is malformed");
        }
        String nonce = matcher.group(1);
        if (!nonce.startsWith(ourNonce) || nonce.length() == ourNonce.length()) {
            throw SaslFailure.permanent("the server's SCRAM nonce does not extend ours: someone may be in between");
        }
        Challenge.base64("SCRAM salt", matcher.group(2));
        return new ServerFirst(text, nonce, matcher.group(2), bounded(Long.parseLong(matcher.group(3))));
    }

    private static int bounded(long iterations) throws SaslFailure {
        if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw SaslFailure.permanent("the server asks for " + iterations + " SCRAM iterations; between "
                    + FEWEST_ITERATIONS + " and " + MOST_ITERATIONS + " are allowed");
        }
        return (int) iterations;
    }
}
