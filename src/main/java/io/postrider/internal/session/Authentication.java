package io.postrider.internal.session;

import io.postrider.Credentials;
import io.postrider.Credentials.TokenSupplier.Reason;
import io.postrider.Reply;
import io.postrider.Secret;
import io.postrider.Stage;
import io.postrider.internal.codec.Commands;
import io.postrider.internal.sasl.ChannelBinding;
import io.postrider.internal.sasl.Identity;
import io.postrider.internal.sasl.Mechanisms;
import io.postrider.internal.sasl.Offer;
import io.postrider.internal.sasl.SaslFailure;
import io.postrider.internal.sasl.SaslMechanism;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * AUTH (RFC 4954 section 4). The mechanism computes on the executor for blocking work, as deriving a key may take a second; the
 * conversation waits for it here, under the same deadline as for the server.
 *
 * <pre>
 * C: AUTH PLAIN ***
 * S: 235 2.7.0 ok
 * </pre>
 */
final class Authentication extends Phase {

    /** No mechanism has as many challenges; a server that goes on and on is left. */
    private static final int MOST_CHALLENGES = 8;

    /** RFC 4954 section 4: the longest AUTH command; a longer initial response waits for a challenge. */
    private static final int LONGEST_INITIAL_RESPONSE = 12_288 - "AUTH  ".length() - 20 - 2;

    private final Reason reason;
    private @Nullable SaslMechanism mechanism;
    private @Nullable String held;
    private int challenges;

    Authentication(Session session) {
        this(session, Reason.LOGIN);
    }

    private Authentication(Session session, Reason reason) {
        super(session);
        this.reason = reason;
    }

    @Override
    void begin() {
        session.watch(Stage.AUTH);
        Offer offer = offer();
        run(
                whereIdentityComesFrom(),
                () -> identity().whenComplete((identity, fault) -> {
                    if (fault != null) {
                        onLoop(() -> giveUp(Failure.transientFault(
                                Stage.AUTH,
                                "no token for the login at " + session.peer() + ": " + cause(fault),
                                fault)));
                    } else {
                        compute(() -> choose(identity, offer));
                    }
                }));
    }

    // A token is got by the caller's code, which may block for long.
    private Executor whereIdentityComesFrom() {
        boolean callersCode = session.setup().auth().credentials().orElseThrow() instanceof Credentials.Token;
        return callersCode ? session.setup().callers() : session.setup().blocking();
    }

    private static String cause(Throwable fault) {
        Throwable root = fault.getCause() == null ? fault : fault.getCause();
        return root.getClass().getSimpleName();
    }

    private Offer offer() {
        SSLSession tls = TlsLayer.session(session.channel());
        List<String> mechanisms = session.capabilities().words("AUTH");
        if (tls == null) {
            return Offer.inClear(mechanisms);
        }
        return session.setup().tls().isTrusted(session.channel())
                ? Offer.underTls(mechanisms, ChannelBinding.of(tls))
                : Offer.underUnverifiedTls(mechanisms, ChannelBinding.of(tls));
    }

    private CompletionStage<Identity> identity() {
        Credentials credentials = session.setup().auth().credentials().orElseThrow();
        if (credentials instanceof Credentials.Password password) {
            hide(password.password());
            return CompletableFuture.completedStage(new Identity.Password(
                    password.user(), password.password(), session.setup().scramKeys()));
        }
        if (credentials instanceof Credentials.Token token) {
            return token.tokens().token(reason).thenApply(secret -> {
                hide(secret);
                return new Identity.Token(token.user(), secret);
            });
        }
        return CompletableFuture.completedStage(
                new Identity.Certificate(((Credentials.External) credentials).authorizationId()));
    }

    private void hide(Secret secret) {
        String clear = new String(secret.reveal());
        onLoop(() -> session.redaction().hideWithBase64(clear));
    }

    // ---- on the executor for blocking work

    private void choose(Identity identity, Offer offer) {
        try {
            SaslMechanism chosen = Mechanisms.choose(identity, session.setup().auth(), offer);
            Optional<String> initial = chosen.initialResponse().map(Authentication::base64);
            onLoop(() -> say(chosen, initial.map(response -> response.isEmpty() ? "=" : response)));
        } catch (SaslFailure e) {
            onLoop(() -> giveUp(failure(e)));
        }
    }

    private void respond(SaslMechanism to, String challenge) {
        try {
            String response = base64(to.respondTo(challenge));
            onLoop(() -> say(response));
        } catch (SaslFailure e) {
            onLoop(() -> cancel(failure(e)));
        }
    }

    private void finish(SaslMechanism with) {
        try {
            with.succeeded();
            onLoop(() -> {
                session.loggedIn(with.name());
                session.enter(session.setup().afterLogin(session));
            });
        } catch (SaslFailure e) {
            onLoop(() -> giveUp(failure(e)));
        }
    }

    private static String base64(byte[] response) {
        return Base64.getEncoder().encodeToString(response);
    }

    private Failure failure(SaslFailure e) {
        String description = "login at " + session.peer() + ": " + e.getMessage();
        return e.isPermanent()
                ? Failure.permanentFault(Stage.AUTH, description, e)
                : Failure.transientFault(Stage.AUTH, description, e);
    }

    private void compute(Runnable task) {
        run(session.setup().blocking(), task);
    }

    private void run(Executor executor, Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            onLoop(() -> giveUp(Failure.transientFault(Stage.AUTH, "the client is closed", e)));
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // Whatever it is, the mails that wait for the login must hear of it.
            onLoop(() -> giveUp(Failure.transientFault(
                    Stage.AUTH, "login failed: " + e.getClass().getSimpleName(), e)));
        }
    }

    private void onLoop(Runnable task) {
        session.execute(() -> {
            if (!session.isOver() && session.phase() == this) {
                task.run();
                session.dialogue().pump();
            }
        });
    }

    // ---- on the event loop

    private void say(SaslMechanism chosen, Optional<String> initial) {
        mechanism = chosen;
        initial.ifPresent(this::hideResponse);
        boolean fits = initial.map(String::length).orElse(0) <= LONGEST_INITIAL_RESPONSE;
        held = fits ? null : initial.orElse(null);
        session.dialogue().say(new Commands.Auth(chosen.name(), fits ? initial : Optional.empty()), hearing(chosen));
    }

    private void say(String response) {
        hideResponse(response);
        session.dialogue().say(new Commands.AuthResponse(response), hearing(chosen()));
    }

    private SaslMechanism chosen() {
        if (mechanism == null) {
            throw new IllegalStateException("no mechanism chosen");
        }
        return mechanism;
    }

    private void hideResponse(String response) {
        session.redaction().hide(response);
        session.redaction()
                .hide(new String(
                        Base64.getDecoder().decode(response.equals("=") ? "" : response), StandardCharsets.ISO_8859_1));
    }

    private Consumer<Reply> hearing(SaslMechanism with) {
        return reply -> onReply(with, reply);
    }

    private void onReply(SaslMechanism with, Reply reply) {
        if (reply.code() == 334) {
            onChallenge(with, reply);
        } else if (reply.code() == 235) {
            session.watch(Stage.AUTH);
            compute(() -> finish(with));
        } else if (reply.isPermanent() && mayAskForAnotherToken()) {
            session.enter(new Authentication(session, Reason.REFUSED));
        } else if (reply.isTransient() || reply.isPermanent()) {
            String complaint = with.complaint()
                    .map(text -> " (" + session.redaction().apply(text) + ")")
                    .orElse("");
            giveUp(Failure.refused(
                    Stage.AUTH, reply, "AUTH " + with.name() + " refused by " + session.peer() + complaint));
        } else {
            giveUp(Failure.transientFault(
                    Stage.AUTH, "AUTH was answered by " + session.peer() + " with " + reply, null));
        }
    }

    private void onChallenge(SaslMechanism with, Reply reply) {
        if (++challenges > MOST_CHALLENGES) {
            cancel(Failure.transientFault(Stage.AUTH, session.peer() + " asks without end", null));
            return;
        }
        if (held != null) {
            String response = held;
            held = null;
            say(response);
            return;
        }
        session.watch(Stage.AUTH);
        compute(() -> respond(with, reply.lines().get(0)));
    }

    private boolean mayAskForAnotherToken() {
        return reason == Reason.LOGIN
                && session.setup().auth().credentials().orElseThrow() instanceof Credentials.Token;
    }

    // RFC 4954 section 4: a client that wants to cancel the exchange sends a lone asterisk.
    private void cancel(Failure failure) {
        session.dialogue().say(new Commands.AuthResponse("*"), reply -> giveUp(failure));
    }

    private void giveUp(Failure failure) {
        session.owner().failed(session, failure);
        session.sayGoodbye();
    }

    @Override
    void onNothingAwaited(Deadline deadline) {
        // The mechanism computes, or the supplier looks for a token: the deadline set for that stays.
    }

    @Override
    void onIdleTooLong() {
        session.fail(Failure.transientFault(Stage.AUTH, "the login at " + session.peer() + " took too long", null));
    }

    @Override
    void onLost(Failure failure) {
        session.owner().failed(session, failure);
    }
}
