package io.postrider.sink;

/**
 * What a fault does besides talking.
 *
 * @param afterOctets how many octets of content pass before; {@link #AT_ONCE} for none
 * @param recording whether a mail whose reply does not refuse it is recorded
 * @param ending what comes of the connection when the reply has been written
 */
record Aftermath(long afterOctets, Recording recording, Ending ending) {

    enum Recording {
        BY_REPLY,
        NEVER
    }

    enum Ending {
        GO_ON,
        CLOSE,
        RESET,
        STALL
    }

    static final long AT_ONCE = -1;

    static final Aftermath NONE = new Aftermath(AT_ONCE, Recording.BY_REPLY, Ending.GO_ON);

    Aftermath midway(long octets) {
        return new Aftermath(octets, recording, ending);
    }

    Aftermath unrecorded() {
        return new Aftermath(afterOctets, Recording.NEVER, ending);
    }

    Aftermath ending(Ending then) {
        return new Aftermath(afterOctets, recording, then);
    }

    boolean isRecorded() {
        return recording == Recording.BY_REPLY;
    }
}
