package io.postrider.internal.session;

import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.postrider.Reply;
import io.postrider.Stage;

/**
 * A part of a session, which reads like its section of RFC 5321: {@link #begin} says the commands, one method per reply
 * listens. Confined to the event loop.
 */
abstract sealed class Phase permits Greeting, Hello, TlsUpgrade, Authentication, Mailing, Talk, Farewell {

    final Session session;

    Phase(Session session) {
        this.session = session;
    }

    /** Says what this phase has to say. */
    abstract void begin();

    /** Nothing is unsent: says more, and returns whether it did. */
    boolean saysMore() {
        return false;
    }

    /** A reply came before the content that it answers had left. */
    void onEarlyReply(Exchange exchange, Reply reply) {
        throw new IllegalStateException("no content in this phase");
    }

    /** Whether nothing can be said, nor a reply be due, before the caller's content gives more octets. */
    boolean awaitsContent() {
        return false;
    }

    /** No reply is due: a phase that waits for something else sets the deadline for it. */
    void onNothingAwaited(Deadline deadline) {
        deadline.clear();
    }

    /** The deadline passed while no reply was due. */
    void onIdleTooLong() {
        session.fail(Failure.transientFault(Stage.COMMAND, "nothing happened for too long", null));
    }

    /** The session is to end. One that is still being opened has nobody to say goodbye to: who knows when the server would listen. */
    void onLeave() {
        session.fail(Failure.transientFault(session.dialogue().stageOr(Stage.CONNECT), "the client was closed", null));
    }

    /** A TLS handshake succeeded or failed. */
    void onHandshake(SslHandshakeCompletionEvent handshake) {}

    /** Whether faults are those of a handshake, which tells its end by an event. */
    boolean isHandshaking() {
        return false;
    }

    /** A fault that is neither the network's nor the server's grammar's. */
    void onFault(Throwable fault) {
        session.fail(Failure.transientFault(
                session.dialogue().stageOr(Stage.COMMAND), "failed: " + fault.getMessage(), fault));
    }

    /** The connection is about to be given up: what is awaited on it is still known. */
    void onLosing(Failure failure) {}

    /** The connection is gone, and so is whatever was awaited. Called at most once, and nothing else after it. */
    abstract void onLost(Failure failure);

    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}
