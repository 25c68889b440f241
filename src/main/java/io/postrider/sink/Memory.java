package io.postrider.sink;

/** How much a sink remembers of the mail it accepted; each value includes those before it. */
public enum Memory {
    /** {@link Sink#counters()} alone: no object is made for a mail, so that a benchmark measures its client. */
    COUNTS,
    /** Which mails were accepted and how often ({@link Sink#ledger()}), but not their content. */
    LEDGER,
    /** The mails with their content ({@link Sink#mails()}) and the groups of commands they came in ({@link Sink#groups()}). */
    MAILS
}
