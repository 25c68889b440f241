package io.postrider;

/** Which recipients must be accepted before the content is sent. */
public enum Acceptance {
    /** The content goes to whoever was accepted; the receipt tells of the others. */
    ANY,
    /**
     * The content is sent only if every recipient was accepted. The commands of such a mail are never grouped with the content, as
     * a server that has said 354 for some recipients cannot be stopped any more but by closing the connection.
     */
    ALL
}
