package io.postrider.internal.session;

import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.TlsPolicy;
import io.postrider.internal.codec.Commands;
import java.util.Set;

/**
 * Who we are, and what the server can (RFC 5321 section 3.2). A server that does not know EHLO is told HELO, once.
 *
 * <pre>
 * C: EHLO client.example.com
 * S: 250-mx.example.org
 * S: 250 PIPELINING
 * </pre>
 */
final class Hello extends Phase {

    private static final Set<Integer> KNOWS_NO_EHLO = Set.of(500, 501, 502, 504, 550);

    private final Verb verb;

    /** The three ways to say it. */
    enum Verb {
        EHLO,
        HELO,
        LHLO;

        static Verb first(Session session) {
            return session.isLmtp() ? LHLO : EHLO;
        }
    }

    Hello(Session session, Verb verb) {
        super(session);
        this.verb = verb;
    }

    @Override
    void begin() {
        session.learn(Capabilities.none());
        session.dialogue()
                .say(new Commands.Ehlo(verb.name(), session.setup().clientName(session.channel())), this::onReply);
    }

    private void onReply(Reply reply) {
        if (reply.isPositive()) {
            session.learn(
                    verb == Verb.HELO
                            ? Capabilities.none()
                            : session.setup().quirks().announced(reply));
            session.enter(next());
        } else if (verb == Verb.EHLO && KNOWS_NO_EHLO.contains(reply.code())) {
            session.enter(new Hello(session, Verb.HELO));
        } else if (reply.isIntermediate()) {
            session.fail(Failure.transientFault(
                    Stage.EHLO, verb + " was answered by " + session.peer() + " with " + reply, null));
        } else {
            session.owner().failed(session, Failure.refused(Stage.EHLO, reply, verb + " refused by " + session.peer()));
            session.sayGoodbye();
        }
    }

    private Phase next() {
        TlsPolicy policy = session.setup().destination().tls();
        boolean wanted = policy == TlsPolicy.REQUIRED
                || policy == TlsPolicy.OPPORTUNISTIC && session.capabilities().has("STARTTLS");
        if (wanted && !session.isSecure() && !session.setup().skipsTls()) {
            return new TlsUpgrade(session);
        }
        return afterTls(session);
    }

    /** What comes when the connection is as secure as it will be. */
    static Phase afterTls(Session session) {
        return session.setup().auth().credentials().isPresent() && session.mechanism() == null
                ? new Authentication(session)
                : session.setup().afterLogin(session);
    }

    @Override
    void onLost(Failure failure) {
        session.owner().failed(session, failure);
    }
}
