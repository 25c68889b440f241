package io.postrider;

/**
 * Hears the dialogue of every connection, line by line, in order, secrets already replaced. Called on the callback executor,
 * never on an event loop and never by two threads at once; what it throws is logged and forgotten.
 */
@FunctionalInterface
public interface Transcript {

    /**
     * One line, as it was sent or received.
     *
     * @param session the number of the connection, from 1 on; 0 for a note that says how many lines were left out here, as tens of thousands
     *     waited to be heard
     * @param speaker who said it
     * @param line the line without its end; of content only how many octets it had
     */
    void line(long session, Speaker speaker, String line);

    /** Who said a line. */
    enum Speaker {
        /** Postrider. */
        CLIENT,
        /** The other end. */
        SERVER
    }
}
