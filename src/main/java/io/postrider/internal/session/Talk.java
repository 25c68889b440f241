package io.postrider.internal.session;

import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;
import io.postrider.internal.codec.Commands;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The caller's own conversation: whatever it says is said in turn. */
public final class Talk extends Phase {

    private final ArrayDeque<Listener> unheard = new ArrayDeque<>();

    /**
     * Hears the reply to a command, or why there is none; on the event loop, or, when that has ended, on the thread that spoke. The fault is an
     * {@link IllegalArgumentException} if the command may not be written, and nothing was sent; else the connection's.
     */
    public interface Listener {
        void onReply(@Nullable Reply reply, @Nullable Exception fault);
    }

    Talk(Session session) {
        super(session);
    }

    @Override
    void begin() {
        session.dialogue().allow(false, session.capabilities().smtpUtf8());
        session.tellReady();
    }

    /** Says a command on the conversation of a session. Any thread. */
    public static void say(Session session, Command command, Listener listener) {
        boolean heard = session.execute(() -> {
            if (session.phase() instanceof Talk talk && !session.isOver()) {
                talk.say(command, listener);
            } else {
                listener.onReply(null, closed(session));
            }
        });
        if (!heard) {
            listener.onReply(null, closed(session));
        }
    }

    private static IOException closed(Session session) {
        return new IOException("the connection to " + session.peer() + " is closed");
    }

    private void say(Command command, Listener listener) {
        try {
            session.dialogue().check(command);
        } catch (IllegalArgumentException e) {
            // The caller's slip, and the server's business in no way.
            listener.onReply(
                    null, new IllegalArgumentException("not sent to " + session.peer() + ": " + e.getMessage()));
            return;
        }
        hideSecrets(command);
        unheard.add(listener);
        Consumer<Reply> heard = reply -> {
            unheard.poll();
            listener.onReply(reply, null);
        };
        session.dialogue().say(command, heard);
        session.dialogue().pump();
    }

    // A server may repeat them.
    private void hideSecrets(Command command) {
        if (command instanceof Commands.AuthResponse answer) {
            session.redaction().hideWithParts(answer.response());
        } else if (command instanceof Commands.Line line && line.isLogin()) {
            String[] words = line.line().trim().split(" +", 3);
            session.redaction().hideWithParts(words.length < 3 ? "" : words[2]);
        }
    }

    @Override
    void onLeave() {
        session.fail(Failure.transientFault(Stage.QUIT, "closed by the caller", null));
    }

    @Override
    void onLost(Failure failure) {
        for (Listener listener : unheard) {
            listener.onReply(null, new IOException(failure.description(), failure.cause()));
        }
        unheard.clear();
        session.owner().gone(session);
    }
}
