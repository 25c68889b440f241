package io.postrider.internal.session;

import io.postrider.Outcome;
import io.postrider.Outcome.Permanence;
import io.postrider.Printable;
import io.postrider.Reply;
import io.postrider.Stage;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection could not be opened, or was lost.
 *
 * @param stage what was being done
 * @param reply what the server said, if that was it
 * @param permanence whether another try can help
 * @param description one line for people
 * @param cause the fault behind it
 */
public record Failure(
        Stage stage,
        @Nullable Reply reply,
        Permanence permanence,
        String description,
        @Nullable Throwable cause) {

    public Failure {
        description = Printable.of(description);
    }

    /** A refusal. */
    static Failure refused(Stage stage, Reply reply, String description) {
        Permanence permanence = reply.isPermanent() ? Permanence.PERMANENT : Permanence.TRANSIENT;
        return new Failure(stage, reply, permanence, description + ": " + reply, null);
    }

    /** A fault that may be gone at the next try. */
    public static Failure transientFault(Stage stage, String description, @Nullable Throwable cause) {
        return new Failure(stage, null, Permanence.TRANSIENT, description, cause);
    }

    /** A fault that will be there at the next try too. */
    public static Failure permanentFault(Stage stage, String description, @Nullable Throwable cause) {
        return new Failure(stage, null, Permanence.PERMANENT, description, cause);
    }

    /** The server broke the protocol. */
    static Failure protocol(Stage stage, String description) {
        return transientFault(stage, description, new ProtocolException(description));
    }

    /** What it means for a mail that was certainly not accepted. */
    public Outcome outcome() {
        return reply == null || !isRefusal(reply)
                ? new Outcome.NotSent(stage, permanence, description)
                : Outcome.refused(stage, reply, description);
    }

    private static boolean isRefusal(Reply reply) {
        return reply.isTransient() || reply.isPermanent();
    }
}
