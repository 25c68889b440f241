package io.postrider.sink;

/** A misbehaviour that is in force until it is removed. */
public final class Rule {

    private final Rules rules;
    private final Misbehaviour misbehaviour;

    Rule(Rules rules, Misbehaviour misbehaviour) {
        this.rules = rules;
        this.misbehaviour = misbehaviour;
    }

    Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    /** Ends it. Steps that are under way on other threads may still feel it. */
    public void remove() {
        rules.remove(this);
    }
}
