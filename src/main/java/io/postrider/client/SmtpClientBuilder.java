package io.postrider.client;

import io.postrider.AuthOptions;
import io.postrider.Destination;
import io.postrider.PoolOptions;
import io.postrider.QueueOptions;
import io.postrider.SessionOptions;
import io.postrider.Timeouts;
import io.postrider.TlsOptions;
import io.postrider.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Collects what a client needs to know, layer by layer. Not for several threads. */
public final class SmtpClientBuilder {

    private Destination destination;
    private AuthOptions auth;
    private TlsOptions tls = TlsOptions.defaults();
    private PoolOptions pool = PoolOptions.defaults();
    private QueueOptions queue = QueueOptions.defaults();
    private SessionOptions session = SessionOptions.defaults();
    private Optional<Duration> deadline = Optional.empty();
    private Transport transport = Transport.AUTO;
    private int eventLoops = Math.min(4, Runtime.getRuntime().availableProcessors());
    private Optional<Executor> callbacks = Optional.empty();

    SmtpClientBuilder(ServerUri server) {
        this.destination = server.destination();
        this.auth = server.auth();
    }

    /** Changes the host, the port, the protocol, or when there is TLS. */
    public SmtpClientBuilder destination(UnaryOperator<Destination> change) {
        destination = change.apply(destination);
        return this;
    }

    /** Changes whether and how to log in. */
    public SmtpClientBuilder auth(UnaryOperator<AuthOptions> change) {
        auth = change.apply(auth);
        return this;
    }

    /** Whom we trust and who we are under TLS. */
    public SmtpClientBuilder tls(TlsOptions options) {
        tls = options;
        return this;
    }

    /** How many connections, and how long each lives. */
    public SmtpClientBuilder pool(PoolOptions options) {
        pool = options;
        return this;
    }

    /** How much may wait in the client. */
    public SmtpClientBuilder queue(QueueOptions options) {
        queue = options;
        return this;
    }

    /** Changes how a conversation is held: pipelining, deadlines, the name that EHLO says. */
    public SmtpClientBuilder session(UnaryOperator<SessionOptions> change) {
        session = change.apply(session);
        return this;
    }

    /**
     * How long a mail may take from {@code send} to its outcome. What is not decided by then is not sent, or in doubt.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SmtpClientBuilder deadline(Duration wholeMail) {
        if (wholeMail.isNegative() || wholeMail.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + wholeMail);
        }
        deadline = Optional.of(Timeouts.bounded(wholeMail));
        return this;
    }

    /** Which of the operating system's ways to many sockets is used; {@link Transport#AUTO} by default. */
    public SmtpClientBuilder transport(Transport kind) {
        transport = kind;
        return this;
    }

    /**
     * How many event loops there are; one for each processor up to four by default. One of them serves thousands of connections.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SmtpClientBuilder eventLoops(int loops) {
        if (loops < 1) {
            throw new IllegalArgumentException("at least one event loop is needed");
        }
        eventLoops = loops;
        return this;
    }

    /**
     * Where futures are completed and listeners called; on threads of the client's own by default. Never on an event loop: what an executor rejects, or
     * would run on the thread that hands it over, runs on threads of the client's own. One that drops tasks without a word drops outcomes.
     */
    public SmtpClientBuilder callbackExecutor(Executor executor) {
        callbacks = Optional.of(executor);
        return this;
    }

    /**
     * A client. It opens no connection before the first mail.
     *
     * @throws IllegalArgumentException if something of the options cannot be had, such as a certificate or a transport; the message says what
     */
    public SmtpClient build() {
        return new SmtpClient(new ClientOptions(
                destination, auth, tls, pool, queue, session, deadline, transport, eventLoops, callbacks));
    }
}
