package io.postrider.internal.sasl;

/** A login that cannot go on. Its message never holds a secret, and nothing that a server wrote at will. */
public final class SaslFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean permanent;

    private SaslFailure(String message, boolean permanent) {
        super(message);
        this.permanent = permanent;
    }

    /** One that the next try will meet again. */
    static SaslFailure permanent(String message) {
        return new SaslFailure(message, true);
    }

    /** One that a later try may not meet: the server broke the protocol, or lacked something for now. */
    static SaslFailure temporary(String message) {
        return new SaslFailure(message, false);
    }

    /** Whether trying again is of no use before someone changes something. */
    public boolean isPermanent() {
        return permanent;
    }
}
