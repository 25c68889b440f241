package io.postrider.internal.sasl;

/** A name inside a message with commas: the saslname of RFC 5801 section 4 and RFC 5802 section 5.1. */
final class SaslName {

    private SaslName() {}

    /** Prepares a user name by SASLprep, as RFC 5802 section 5.1 asks for, and escapes it. */
    static String prepare(String user) throws SaslFailure {
        return escape(new String(Saslprep.prepare("user name", user.toCharArray())));
    }

    static String escape(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }
}
