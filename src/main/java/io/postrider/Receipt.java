package io.postrider;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What became of a mail: the outcome of every recipient, in the order of the envelope.
 *
 * @param reversePath the envelope's
 * @param recipients every recipient of the envelope, once
 * @param timings when, and how long
 */
public record Receipt(Optional<Mailbox> reversePath, List<Result> recipients, Timings timings) {

    /**
     * The outcome of one recipient.
     *
     * @param mailbox the recipient
     * @param outcome what became of it
     * @param server the server that said so, or that was last tried; empty if none was
     */
    public record Result(Mailbox mailbox, Outcome outcome, Optional<InetSocketAddress> server) {}

    public Receipt {
        recipients = List.copyOf(recipients);
    }

    /** The server that said the most telling thing: the one that accepted, else the last one that was tried. */
    public Optional<InetSocketAddress> server() {
        Result telling = telling();
        return isAccepted(telling) ? telling.server() : lastTried();
    }

    private Optional<InetSocketAddress> lastTried() {
        for (int i = recipients.size() - 1; i >= 0; i--) {
            Optional<InetSocketAddress> server = recipients.get(i).server();
            if (server.isPresent()) {
                return server;
            }
        }
        return Optional.empty();
    }

    /** The reply that decided, if one did: of an accepted recipient if there is one. */
    public Optional<Reply> finalReply() {
        return telling().outcome().reply();
    }

    /** The name that the server gave the mail, if its final reply holds one. */
    public Optional<String> queueId() {
        return telling().outcome() instanceof Outcome.Accepted accepted ? accepted.queueId() : Optional.empty();
    }

    private Result telling() {
        for (Result result : recipients) {
            if (isAccepted(result)) {
                return result;
            }
        }
        return recipients.get(0);
    }

    private static boolean isAccepted(Result result) {
        return result.outcome().status() == Outcome.Status.ACCEPTED;
    }

    /** Whether some recipient has an outcome of that kind. */
    public boolean any(Outcome.Status status) {
        for (Result result : recipients) {
            if (result.outcome().status() == status) {
                return true;
            }
        }
        return false;
    }

    /** Whether every recipient has an outcome of that kind. */
    public boolean all(Outcome.Status status) {
        for (Result result : recipients) {
            if (result.outcome().status() != status) {
                return false;
            }
        }
        return true;
    }

    /**
     * For those who want all or nothing afterwards.
     *
     * @return this, if every recipient was accepted
     * @throws DeliveryException otherwise
     */
    public Receipt requireAllAccepted() {
        if (!all(Outcome.Status.ACCEPTED)) {
            throw new DeliveryException(this);
        }
        return this;
    }
}
