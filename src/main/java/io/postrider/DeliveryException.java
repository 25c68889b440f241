package io.postrider;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail that no recipient was accepted of, or, from {@link Receipt#requireAllAccepted}, not every one. Its message says what was
 * said to whom and what came back; its receipt says the same in types. What becomes of it in a serialized form is the message alone.
 */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How many recipients the message names; the receipt names them all. */
    private static final int NAMED = 5;

    private final transient Receipt receipt;

    /** An exception whose message is made of the receipt's. */
    public DeliveryException(Receipt receipt) {
        this(receipt, null);
    }

    /**
     * The same with a cause.
     *
     * @param cause the fault behind it, if it was one of the network or of the content's
     */
    public DeliveryException(Receipt receipt, @Nullable Throwable cause) {
        super(describe(receipt), cause);
        this.receipt = receipt;
    }

    /** What became of each recipient. */
    public Receipt receipt() {
        return receipt;
    }

    /** Whether a later try of those that were not accepted may help, and none of them is in doubt. */
    public boolean isTransient() {
        return !isInDoubt()
                && receipt.recipients().stream()
                        .map(Receipt.Result::outcome)
                        .anyMatch(outcome -> outcome.status() != Outcome.Status.ACCEPTED && !outcome.isPermanent());
    }

    /** Whether every recipient that was not accepted is refused for good. */
    public boolean isPermanent() {
        return receipt.recipients().stream()
                .map(Receipt.Result::outcome)
                .allMatch(outcome -> outcome.status() == Outcome.Status.ACCEPTED || outcome.isPermanent());
    }

    /** Whether some recipient may have the mail and may not: sending it again may deliver it twice. */
    public boolean isInDoubt() {
        return receipt.any(Outcome.Status.IN_DOUBT);
    }

    private static String describe(Receipt receipt) {
        String named = receipt.recipients().stream()
                .filter(result -> result.outcome().status() != Outcome.Status.ACCEPTED)
                .limit(NAMED)
                .map(result -> "<" + result.mailbox() + "> "
                        + result.outcome()
                                .status()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ')
                        + ": " + result.outcome().description())
                .collect(Collectors.joining("; "));
        long others = receipt.recipients().stream()
                        .filter(result -> result.outcome().status() != Outcome.Status.ACCEPTED)
                        .count()
                - NAMED;
        return others > 0 ? named + "; and " + others + " more" : named;
    }
}
