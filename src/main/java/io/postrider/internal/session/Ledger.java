package io.postrider.internal.session;

import io.postrider.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of each recipient of a transaction: nothing, accepted for now, put off to another transaction, or decided. A
 * decision is never changed. Confined to the event loop until the transaction is settled, and not changed after.
 */
final class Ledger {

    /** What is known of a recipient who is not decided; nothing is null. */
    private enum Entry {
        ACCEPTED,
        PUT_OFF
    }

    // Each is null, an Entry, or the Outcome: one array for each mail, where thousands are under way.
    private final @Nullable Object[] entries;
    private int accepted;

    Ledger(int recipients) {
        entries = new Object[recipients];
    }

    /** The server will take the mail for this recipient. */
    void accept(int recipient) {
        accepted++;
        note(recipient, Entry.ACCEPTED);
    }

    /** This recipient is for another transaction. */
    void putOff(int recipient) {
        note(recipient, Entry.PUT_OFF);
    }

    void decide(int recipient, Outcome outcome) {
        note(recipient, outcome);
    }

    private void note(int recipient, Object entry) {
        if (!(entries[recipient] instanceof Outcome)) {
            entries[recipient] = entry;
        }
    }

    /** Decides for the first recipient that was accepted and is not decided: the order of LMTP's final replies. */
    void decideNextAccepted(Outcome outcome) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] == Entry.ACCEPTED) {
                entries[i] = outcome;
                return;
            }
        }
    }

    /** Decides for all that were accepted. */
    void decideAccepted(Outcome outcome) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] == Entry.ACCEPTED) {
                entries[i] = outcome;
            }
        }
    }

    /** Decides for all that are neither decided nor put off. */
    void decideRest(Outcome outcome) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] == null || entries[i] == Entry.ACCEPTED) {
                entries[i] = outcome;
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
        for (Object entry : entries) {
            if (entry instanceof Outcome outcome) {
                return outcome;
            }
        }
        return null;
    }

    /** What became of a recipient; null if it is for another transaction. */
    @Nullable
    Outcome outcome(int recipient) {
        return entries[recipient] instanceof Outcome outcome ? outcome : null;
    }
}
