package io.postrider.testing.servers;

/** A user whom the real servers know. */
public record Account(String user, String password) {

    /** Known with the password itself, so that every mechanism works. */
    public static final Account ALICE = new Account("alice", "correct horse battery staple");

    /** The same, with characters that a mechanism must take for UTF-8 (RFC 4013 leaves them as they are). */
    public static final Account JUERGEN = new Account("jürgen", "Grüße, \"Welt\"");

    /** Known only by the stored key of SCRAM-SHA-256 (RFC 5803), after 20,000 iterations. */
    public static final Account HANNAH = new Account("hannah", "tr0ub4dor &3");

    /** The secret stays out of logs and reports. */
    @Override
    public String toString() {
        return user;
    }
}
