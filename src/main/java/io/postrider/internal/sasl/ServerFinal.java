package io.postrider.internal.sasl;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SCRAM server's final message (RFC 5802 section 7): {@code v=signature}, or {@code e=error}. */
final class ServerFinal {

    private static final Pattern FORM = Pattern.compile("([ve])=([^,\\x00]{1,1024})(?:,[A-Za-z]=[^,\\x00]+)*+");

    private static final Set<String> ERRORS = Set.of(
            "invalid-encoding",
            "extensions-not-supported",
            "invalid-proof",
            "channel-bindings-dont-match",
            "server-does-support-channel-binding",
            "channel-binding-not-supported",
            "unsupported-channel-binding-type",
            "unknown-user",
            "invalid-username-encoding",
            "no-resources");

    private ServerFinal() {}

    /**
     * The signature, not verified yet.
     *
     * @throws SaslFailure if the server reports an error, or the message is malformed
     */
    static byte[] signature(String text) throws SaslFailure {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw SaslFailure.temporary("the server's final SCRAM message is malformed");
        }
        if (matcher.group(1).equals("e")) {
            throw failure(matcher.group(2));
        }
        return Challenge.base64("SCRAM signature", matcher.group(2));
    }

    /** Whether the message says that the exchange failed; some servers say so in place of their first one. */
    static boolean isError(String text) {
        return text.startsWith("e=");
    }

    // RFC 5802 section 7: an error that we do not know is other-error.
    private static SaslFailure failure(String error) {
        String known = ERRORS.contains(error) ? error : "other-error";
        String message = "the server refuses the SCRAM login: " + known;
        return known.equals("no-resources") ? SaslFailure.temporary(message) : SaslFailure.permanent(message);
    }
}
