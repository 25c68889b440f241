package io.postrider.internal.session;

import io.postrider.Outcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of each recipient of a transaction: nothing, accepted for now, put off to another transaction, or decided. A
 * decision is never changed. Confined to the event loop until the transaction is settled, and not changed after.
 */
final class Ledger {

    private enum Entry {
        OPEN,
        ACCEPTED,
        PUT_OFF
    }

    private final @Nullable Outcome[] outcomes;
    private final Entry[] entries;
    private int accepted;

    Ledger(int recipients) {
        outcomes = new Outcome[recipients];
        entries = new Entry[recipients];
        Arrays.fill(entries, Entry.OPEN);
    }

    /** The server will take the mail for this recipient. */
    void accept(int recipient) {
        entries[recipient] = Entry.ACCEPTED;
        accepted++;
    }

    /** This recipient is for another transaction. */
    void putOff(int recipient) {
        if (outcomes[recipient] == null) {
            entries[recipient] = Entry.PUT_OFF;
        }
    }

    void decide(int recipient, Outcome outcome) {
        if (outcomes[recipient] == null) {
            outcomes[recipient] = outcome;
        }
    }

    /** Decides for the first recipient that was accepted and is not decided: the order of LMTP's final replies. */
    void decideNextAccepted(Outcome outcome) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null && entries[i] == Entry.ACCEPTED) {
                outcomes[i] = outcome;
                return;
            }
        }
    }

    /** Decides for all that were accepted. */
    void decideAccepted(Outcome outcome) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null && entries[i] == Entry.ACCEPTED) {
                outcomes[i] = outcome;
            }
        }
    }

    /** Decides for all that are neither decided nor put off. */
    void decideRest(Outcome outcome) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null && entries[i] != Entry.PUT_OFF) {
                outcomes[i] = outcome;
            }
        }
    }

    /** How many were accepted so far. */
    int accepted() {
        return accepted;
    }

    /** The first outcome that is a refusal, if there is one. */
    @Nullable
    Outcome refusal() {
        for (Outcome outcome : outcomes) {
            if (outcome != null) {
                return outcome;
            }
        }
        return null;
    }

    /** What became of a recipient; null if it is for another transaction. */
    @Nullable
    Outcome outcome(int recipient) {
        return outcomes[recipient];
    }
}
