package io.postrider.internal.session;

import io.postrider.Outcome;
import io.postrider.Reply;
import io.postrider.Stage;

/** What a reply that is none of success means for a mail and for its session. */
final class Refusal {

    private Refusal() {}

    /** The outcome of a 4yz or 5yz to {@code what}. */
    static Outcome of(Stage stage, String what, Reply reply, Session session) {
        return Outcome.refused(stage, reply, what + " refused by " + session.peer() + ": " + reply);
    }

    /** Ends the session if the reply is a 3yz where none may be, and returns whether it was. */
    static boolean isWrongClass(Stage stage, Reply reply, Session session) {
        if (reply.isIntermediate()) {
            session.fail(protocol(stage, reply, session));
        }
        return reply.isIntermediate();
    }

    /** A reply that may not be. */
    static Failure protocol(Stage stage, Reply reply, Session session) {
        String what = stage == Stage.END_OF_DATA ? "the end of the content" : stage.toString();
        return Failure.protocol(stage, what + " was answered by " + session.peer() + " with " + reply);
    }
}
