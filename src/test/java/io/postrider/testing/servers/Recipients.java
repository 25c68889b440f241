package io.postrider.testing.servers;

/**
 * Which recipients the real servers take. Each accepts every local part at {@link #DOMAIN} and keeps a mailbox for it,
 * so that a test which makes up a name has a mailbox for itself; these are the exceptions.
 */
public final class Recipients {

    public static final String DOMAIN = "example.org";

    /** At this domain all mail, to whatever local part, is delivered into the mailbox {@link #EVERYBODY}. */
    public static final String BATCH_DOMAIN = "batch.example.org";

    /** The mailbox of {@link #BATCH_DOMAIN}. */
    public static final String EVERYBODY = "everybody";

    /** Mail to this domain is accepted by {@link Exim}, and stays in its queue. */
    public static final String QUEUE_DOMAIN = "queue.example.org";

    /** Refused for good at RCPT: no such mailbox. */
    public static final String UNKNOWN = "nobody@example.org";

    /** Refused for now at RCPT. */
    public static final String LATER = "later@example.org";

    /** Accepted at RCPT, refused for good after the content, because the mailbox is full (Dovecot's LMTP only). */
    public static final String FULL = "full@example.org";

    private Recipients() {}
}
