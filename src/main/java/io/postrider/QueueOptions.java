package io.postrider;

/**
 * How much may wait in the client, over all destinations. Past that {@code send} fails at once.
 *
 * @param maxMails mails handed over and not yet decided
 * @param maxOctets octets that those mails hold in memory; a mail that has more is taken when there is no other
 */
public record QueueOptions(int maxMails, long maxOctets) {

    /** 10,000 mails, 256 MiB. */
    public static QueueOptions defaults() {
        return new QueueOptions(10_000, 256L << 20);
    }

    /** @throws IllegalArgumentException if a number is not positive */
    public QueueOptions {
        if (maxMails < 1 || maxOctets < 1) {
            throw new IllegalArgumentException("a queue holds at least one mail and one octet");
        }
    }

    /** The same with another number of mails. */
    public QueueOptions withMaxMails(int mails) {
        return new QueueOptions(mails, maxOctets);
    }

    /** The same with another number of octets. */
    public QueueOptions withMaxOctets(long octets) {
        return new QueueOptions(maxMails, octets);
    }
}
