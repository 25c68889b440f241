package io.postrider.internal.session;

import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;

/**
 * The end (RFC 5321 section 4.1.1.10). Whatever happens here changes no outcome: everyone has been told.
 *
 * <pre>
 * C: QUIT
 * S: 221 bye
 * </pre>
 */
final class Farewell extends Phase {

    Farewell(Session session) {
        super(session);
    }

    @Override
    void begin() {
        session.dialogue().dropUnsent();
        session.dialogue().say(Command.Plain.QUIT, this::onReply);
    }

    private void onReply(Reply reply) {
        session.fail(Failure.transientFault(Stage.QUIT, "said goodbye", null));
    }

    @Override
    void onLeave() {}

    @Override
    void onLost(Failure failure) {}
}
