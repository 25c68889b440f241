package io.postrider.sink;

import java.util.List;

/**
 * A mail that the sink took responsibility for.
 *
 * @param queueId the name that the final reply gave it
 * @param messageId the value of its Message-ID field; empty if it had none within its first 16 KiB
 * @param recipients the recipients it was accepted for
 * @param connection the number of the connection it came over
 * @param finalReply what became of the final reply
 */
public record LedgerEntry(
        String queueId, String messageId, List<String> recipients, long connection, FinalReply finalReply) {

    /** What became of a final reply. Only of a whole one can the client have known. */
    public enum FinalReply {
        /** Nothing of it, not yet or never. */
        UNSENT,
        /** A part of it, or something that is no 2yz in its place. */
        SPOILT,
        /** All of it reached the operating system. */
        WRITTEN
    }

    public LedgerEntry {
        recipients = List.copyOf(recipients);
    }
}
