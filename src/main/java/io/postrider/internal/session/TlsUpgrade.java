package io.postrider.internal.session;

import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.TlsPolicy;
import io.postrider.internal.codec.Command;

/**
 * STARTTLS (RFC 3207 section 4), and everything that was known before it forgotten.
 *
 * <pre>
 * C: STARTTLS
 * S: 220 go ahead
 * </pre>
 *
 * An octet behind the 220 was not sent by the server under TLS, so somebody else may have sent it: the connection is closed.
 */
final class TlsUpgrade extends Phase {

    private boolean handshaking;

    TlsUpgrade(Session session) {
        super(session);
    }

    @Override
    void begin() {
        if (session.capabilities().has("STARTTLS")) {
            session.dialogue().say(Command.Plain.STARTTLS, this::onReply);
        } else {
            giveUp(Failure.permanentFault(
                    Stage.STARTTLS, session.peer() + " does not offer STARTTLS, and TLS is required", null));
        }
    }

    private void onReply(Reply reply) {
        if (reply.code() == 220) {
            shakeHands();
        } else if (session.setup().destination().tls() == TlsPolicy.OPPORTUNISTIC && !reply.isIntermediate()) {
            session.enter(Hello.afterTls(session));
        } else if (reply.isTransient() || reply.isPermanent()) {
            giveUp(Failure.refused(Stage.STARTTLS, reply, "STARTTLS refused by " + session.peer()));
        } else {
            session.fail(Failure.transientFault(
                    Stage.STARTTLS, "STARTTLS was answered by " + session.peer() + " with " + reply, null));
        }
    }

    private void giveUp(Failure failure) {
        session.owner().failed(session, failure);
        session.sayGoodbye();
    }

    private void shakeHands() {
        if (TlsLayer.hasUnreadOctets(session.channel())) {
            session.fail(Failure.transientFault(
                    Stage.STARTTLS, session.peer() + " sent octets in clear behind its reply to STARTTLS", null));
            return;
        }
        handshaking = true;
        session.learn(Capabilities.none());
        session.setup().tls().addTo(session.channel(), session.setup());
        session.watch(Stage.STARTTLS);
    }

    @Override
    void onNothingAwaited(Deadline deadline) {
        if (!handshaking) {
            super.onNothingAwaited(deadline);
        }
    }

    @Override
    void onIdleTooLong() {
        fail(Failure.transientFault(
                Stage.STARTTLS, "the TLS handshake with " + session.peer() + " took too long", null));
    }

    @Override
    void onHandshake(SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess()) {
            handshaking = false;
            session.enter(new Hello(session, Hello.Verb.first(session)));
        } else {
            fail(TlsLayer.failure(Stage.STARTTLS, session.peer(), handshake.cause()));
        }
    }

    @Override
    void onFault(Throwable fault) {
        if (handshaking) {
            fail(TlsLayer.failure(Stage.STARTTLS, session.peer(), fault));
        } else {
            super.onFault(fault);
        }
    }

    private void fail(Failure failure) {
        session.handshakeFailed();
        session.fail(failure);
    }

    @Override
    boolean isHandshaking() {
        return handshaking;
    }

    @Override
    void onLost(Failure failure) {
        session.owner().failed(session, failure);
    }
}
