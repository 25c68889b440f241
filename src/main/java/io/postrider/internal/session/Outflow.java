package io.postrider.internal.session;

/** Content on its way out. Confined to the event loop. */
interface Outflow {

    /** The command that carries it is about to be written: what is empty ends with that. Called once, before all else. */
    void begin();

    /**
     * Writes as much as the channel takes without queueing past its high-water mark. Called again when there is room, or when
     * the outflow has asked for it.
     *
     * @return whether everything is written, the end included
     */
    boolean writeTo(Dialogue dialogue);

    /** How many octets it has; below 0 if that is not known. */
    long octets();

    /** Lets go of everything that is not written. Called once, also after the end. */
    void release();
}
