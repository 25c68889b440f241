package io.postrider.internal.session;

import io.netty.channel.Channel;
import io.netty.handler.codec.DecoderException;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.MalformedReplyException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a session may end by (a fault of its connection, a deadline that passes, a reply that closes it or that nobody asked for), and ends it,
 * once. {@link Diagnosis} has the words for it. Confined to the channel's event loop.
 */
final class Ending {

    /** After a failed write, how long to wait for what the server may have said before. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final Session session;
    private final Channel channel;
    private final Deadline deadline;
    private @Nullable Failure fault;
    private boolean closing;
    private boolean over;

    Ending(Session session, Channel channel) {
        this.session = session;
        this.channel = channel;
        this.deadline = new Deadline(channel.eventLoop(), this::onDeadline);
    }

    // ---- the deadline

    /** Sets the deadline of a stage; without one, nothing is due. */
    void watch(@Nullable Stage stage) {
        if (stage != null) {
            long nanos = session.options().timeouts().of(stage).toNanos();
            deadline.moveTo(System.nanoTime(), nanos);
        } else {
            session.phase().onNothingAwaited(deadline);
        }
    }

    /** Nothing is due for now. */
    void watchNothing() {
        deadline.clear();
    }

    private void onDeadline() {
        if (!session.dialogue().isAwaiting()) {
            session.phase().onIdleTooLong();
            return;
        }
        fail(session.phase().awaitsContent() ? Diagnosis.stopped(session) : Diagnosis.late(session));
    }

    // ---- what is heard

    void onUnsolicited(Reply reply) {
        if (reply.code() == 421) {
            onClosing(reply, Stage.COMMAND);
        } else {
            fail(Diagnosis.unsolicited(reply, session));
        }
    }

    /** The server said 421, and what was heard with it is about to be told as one. */
    void closing() {
        closing = true;
    }

    /** The server said 421: whatever it said before is heard, nothing is said any more. */
    void onClosing(Reply reply, Stage stage) {
        fail(Diagnosis.closing(stage, reply, session));
    }

    /**
     * Something went wrong below. After a failed write there may still be replies to read, and a final reply that has arrived
     * counts: so the connection is read to its end before it is given up.
     */
    void onFault(Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (over) {
            return;
        }
        if (root instanceof MalformedReplyException malformed) {
            fail(Diagnosis.malformed(malformed, session));
        } else if (root instanceof IOException && !session.phase().isHandshaking()) {
            if (fault == null) {
                fault = Diagnosis.lost(root, session);
                channel.eventLoop().schedule(() -> closeNow(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            }
        } else {
            session.phase().onFault(root);
        }
    }

    private void closeNow() {
        channel.close();
    }

    void onInactive() {
        fail(fault != null ? fault : Diagnosis.lost(null, session));
    }

    // ---- the end

    /** Ends the session: closes the connection and tells the phase, once. */
    void fail(Failure failure) {
        if (over) {
            return;
        }
        over = true;
        session.trace().over(failure);
        deadline.end();
        session.phase().onLosing(failure);
        try {
            close();
            session.dialogue().release();
        } finally {
            session.tell();
            session.phase().onLost(failure);
        }
    }

    // TLS would send its farewell behind what was not taken yet, and nothing may leave whose mail is told as not sent.
    private void close() {
        if (session.dialogue().hasAllLeft()) {
            channel.close();
        } else {
            TlsLayer.closeBelow(channel);
        }
    }

    boolean isOver() {
        return over;
    }

    /** Whether the server has said 421, and what was heard with it is about to be told as one; or the session is over. */
    boolean isClosing() {
        return over || closing;
    }
}
