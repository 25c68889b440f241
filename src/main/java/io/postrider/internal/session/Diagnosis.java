package io.postrider.internal.session;

import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.MalformedReplyException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says of a session that ends what has happened to it, and while doing what. Asked on the session's event loop. */
final class Diagnosis {

    /** How much of a line that is no reply is told. */
    private static final int SHOWN = 80;

    private Diagnosis() {}

    /** The server replied, and no reply was due. */
    static Failure unsolicited(Reply reply, Session session) {
        return Failure.protocol(Stage.COMMAND, session.peer() + " replied where nothing was asked: " + reply);
    }

    /** The server said 421. */
    static Failure closing(Stage stage, Reply reply, Session session) {
        return Failure.refused(stage, reply, session.peer() + " closes the connection");
    }

    /** The server said what is no reply. */
    static Failure malformed(MalformedReplyException malformed, Session session) {
        return Failure.transientFault(
                stage(session), session.peer() + " said what is no reply: " + shown(malformed, session), malformed);
    }

    // Whole when the secrets are taken out of it: the half of one would not be found.
    private static String shown(MalformedReplyException malformed, Session session) {
        String line = new Reply(500, List.of(session.redaction().apply(malformed.line()))).text();
        String cut = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
        return malformed.getMessage() + (cut.isEmpty() ? "" : ", '" + cut + "'");
    }

    /**
     * The connection is gone.
     *
     * @param cause the fault that it was lost by; null if the server has closed it
     */
    static Failure lost(@Nullable Throwable cause, Session session) {
        Stage stage = stage(session);
        String how = cause == null || cause instanceof ClosedChannelException
                ? "closed the connection"
                : "was lost (" + cause.getMessage() + ")";
        return Failure.transientFault(stage, session.peer() + " " + how + " while " + stage.phrase(), cause);
    }

    /** The caller's stream has given nothing in the time that a content has. */
    static Failure stopped(Session session) {
        return Failure.transientFault(
                Stage.CONTENT, "the content stopped coming for " + time(Stage.CONTENT, session), null);
    }

    /** The reply that is due has not come in time. */
    static Failure late(Session session) {
        Stage stage = stage(session);
        return Failure.transientFault(
                stage,
                session.peer() + " did not answer within " + time(stage, session) + " while " + stage.phrase(),
                null);
    }

    private static String time(Stage stage, Session session) {
        double seconds = session.options().timeouts().of(stage).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%.3g s", seconds);
    }

    private static Stage stage(Session session) {
        return session.dialogue().stageOr(Stage.COMMAND);
    }
}
