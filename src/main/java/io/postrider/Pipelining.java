package io.postrider;

/** How much is said before the replies are awaited. */
public enum Pipelining {
    /** One command, one reply. */
    OFF,
    /** Groups of commands as RFC 2920 section 3.1 allows, the next mail's behind the content of the last one. One round trip per mail. */
    STANDARD,
    /**
     * Whole mails behind one another without waiting, up to a window, where the server offers PIPELINING and CHUNKING. RFC 3030
     * section 2 wants the replies to MAIL and RCPT awaited first; servers at large do not mind. Nothing runs ahead on a connection that was
     * idle before the server has answered again, nor to a server that has not accepted a BDAT yet.
     */
    EAGER
}
