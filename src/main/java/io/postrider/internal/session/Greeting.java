package io.postrider.internal.session;

import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.internal.codec.Command;

/**
 * The server speaks first (RFC 5321 section 4.3.1); under implicit TLS after the handshake.
 *
 * <pre>
 * S: 220 mx.example.org ESMTP
 * </pre>
 */
final class Greeting extends Phase {

    Greeting(Session session) {
        super(session);
    }

    @Override
    void begin() {
        if (session.setup().isImplicitTls()) {
            session.watch(Stage.CONNECT);
        } else {
            listen();
        }
    }

    private void listen() {
        session.dialogue().await(Command.Plain.GREETING, this::onGreeting);
        session.dialogue().pump();
    }

    private void onGreeting(Reply reply) {
        session.greeted(reply);
        if (reply.code() == 220) {
            session.enter(new Hello(session, Hello.Verb.first(session)));
        } else if (reply.isPermanent()) {
            session.owner().failed(session, refusal(reply));
            session.sayGoodbye();
        } else if (reply.isTransient()) {
            session.fail(refusal(reply));
        } else {
            session.fail(Failure.transientFault(
                    Stage.GREETING, session.peer() + " greeted with " + reply + " where 220 is due", null));
        }
    }

    private Failure refusal(Reply reply) {
        return Failure.refused(Stage.GREETING, reply, session.peer() + " does not want us");
    }

    @Override
    void onHandshake(SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess()) {
            listen();
        } else {
            session.fail(TlsLayer.failure(Stage.CONNECT, session.peer(), handshake.cause()));
        }
    }

    // While the handshake lasts its deadline stays.
    @Override
    void onNothingAwaited(Deadline deadline) {}

    @Override
    void onIdleTooLong() {
        session.fail(Failure.transientFault(
                Stage.CONNECT, "the TLS handshake with " + session.peer() + " took too long", null));
    }

    @Override
    void onFault(Throwable fault) {
        if (isHandshaking()) {
            session.fail(TlsLayer.failure(Stage.CONNECT, session.peer(), fault));
        } else {
            super.onFault(fault);
        }
    }

    @Override
    boolean isHandshaking() {
        return session.setup().isImplicitTls() && !session.isSecure();
    }

    @Override
    void onLost(Failure failure) {
        session.owner().failed(session, failure);
    }
}
