package io.postrider;

import java.util.Optional;

/**
 * What became of one recipient of one mail. There are five kinds and no sixth; whoever decides what to do next switches over
 * them.
 */
public sealed interface Outcome {

    /** The kinds of outcomes, by the words of reports. */
    enum Status {
        /** {@link Accepted}. */
        ACCEPTED,
        /** {@link Rejected}. */
        REJECTED,
        /** {@link Deferred}. */
        DEFERRED,
        /** {@link NotSent}. */
        NOT_SENT,
        /** {@link InDoubt}. */
        IN_DOUBT
    }

    /** The kind. */
    Status status();

    /** How far it came. */
    Stage stage();

    /** What the server said, if that decided. */
    Optional<Reply> reply();

    /** One line for people: what was done, to whom, and what came back. */
    String description();

    /** Whether another try of the same cannot help. */
    default boolean isPermanent() {
        return false;
    }

    /**
     * The server took the message for this recipient and answers for it from now on.
     *
     * @param finalReply the 2yz to the end of the content
     */
    record Accepted(Reply finalReply) implements Outcome {
        @Override
        public Status status() {
            return Status.ACCEPTED;
        }

        @Override
        public Stage stage() {
            return Stage.END_OF_DATA;
        }

        @Override
        public Optional<Reply> reply() {
            return Optional.of(finalReply);
        }

        /** The name that the server gave the mail, if the final reply holds one. */
        public Optional<String> queueId() {
            return QueueId.in(finalReply);
        }

        @Override
        public String description() {
            return "accepted: " + finalReply;
        }
    }

    /**
     * The server refused for good.
     *
     * @param stage what was refused; {@link Stage#END_OF_DATA} is the content
     * @param refusal a 5yz
     * @param description see {@link Outcome#description}
     */
    record Rejected(Stage stage, Reply refusal, String description) implements Outcome {
        @Override
        public Status status() {
            return Status.REJECTED;
        }

        @Override
        public Optional<Reply> reply() {
            return Optional.of(refusal);
        }

        @Override
        public boolean isPermanent() {
            return true;
        }
    }

    /**
     * The server refused for now; later it may accept.
     *
     * @param stage what was refused; {@link Stage#END_OF_DATA} is the content
     * @param refusal a 4yz
     * @param description see {@link Outcome#description}
     */
    record Deferred(Stage stage, Reply refusal, String description) implements Outcome {
        @Override
        public Status status() {
            return Status.DEFERRED;
        }

        @Override
        public Optional<Reply> reply() {
            return Optional.of(refusal);
        }
    }

    /**
     * Certainly not accepted, and no reply says why: the connection failed before the end of the content, or the mail did not leave the
     * client.
     *
     * @param stage how far it came
     * @param permanence whether another try of the same can help
     * @param description see {@link Outcome#description}
     */
    record NotSent(Stage stage, Permanence permanence, String description) implements Outcome {
        @Override
        public Status status() {
            return Status.NOT_SENT;
        }

        @Override
        public Optional<Reply> reply() {
            return Optional.empty();
        }

        @Override
        public boolean isPermanent() {
            return permanence == Permanence.PERMANENT;
        }
    }

    /**
     * The end of the content may have reached the server, and no final reply came back: delivered or not, nobody knows. Postrider
     * never sends such a mail again by itself.
     *
     * @param stage where the connection was lost, or given up
     * @param description see {@link Outcome#description}
     */
    record InDoubt(Stage stage, String description) implements Outcome {
        @Override
        public Status status() {
            return Status.IN_DOUBT;
        }

        @Override
        public Optional<Reply> reply() {
            return Optional.empty();
        }
    }

    /** Whether another try of the same can help. */
    enum Permanence {
        /** It can. */
        TRANSIENT,
        /** It cannot, before something else has changed. */
        PERMANENT
    }

    /** The outcome of a refusal: by the first digit of the reply's code alone. */
    static Outcome refused(Stage stage, Reply reply, String description) {
        return reply.isPermanent() ? new Rejected(stage, reply, description) : new Deferred(stage, reply, description);
    }
}
