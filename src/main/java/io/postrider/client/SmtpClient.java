package io.postrider.client;

import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.Timeouts;
import io.postrider.internal.session.Setup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends mail to one server, over as many connections as it is allowed. One client serves a whole program; any number of threads may call it
 * at once, and no call blocks but {@link #close}.
 *
 * <pre>{@code
 * try (SmtpClient client = SmtpClient.of("smtp://mail.example.org")) {
 *     Envelope envelope = Envelope.of("a@example.com", "b@example.org");
 *     Receipt receipt = client.send(new Mail(envelope, Content.of(message))).join();
 * }
 * }</pre>
 */
public final class SmtpClient implements AutoCloseable {

    private static final Duration CLOSING_TIME = Duration.ofSeconds(30);

    private final Engine engine;
    private final Lane lane;
    private final Outbox outbox;

    SmtpClient(ClientOptions options) {
        this.engine = new Engine(options);
        this.lane = new Lane(
                options.pool(),
                LockOut.of(options.auth()),
                engine::later,
                owner -> engine.connecting(owner, Setup.Purpose.MAIL));
        this.outbox = new Outbox(options, engine, lane);
    }

    /**
     * A client for a server URI, with the defaults; see {@link ServerUri}.
     *
     * @throws IllegalArgumentException if it is no server URI
     */
    public static SmtpClient of(String uri) {
        return builder(uri).build();
    }

    /**
     * Starts a client for a server URI; see {@link ServerUri}.
     *
     * @throws IllegalArgumentException if it is no server URI
     */
    public static SmtpClientBuilder builder(String uri) {
        return new SmtpClientBuilder(ServerUri.parse(uri));
    }

    /**
     * Sends a mail; returns at once. The future completes normally when at least one recipient was accepted, and with a
     * {@link io.postrider.DeliveryException} when none was, also if the queue is full or the client closed; on the callback executor, never on an
     * event loop.
     *
     * <p>To cancel the future is to cancel the mail: what has not left will not leave, and nobody hears what became of the rest. A future
     * that is derived from it ({@code thenApply} and the like) cancels nothing.
     */
    public CompletableFuture<Receipt> send(Mail mail) {
        return outbox.send(mail);
    }

    /** Sends many mails, pulled only as there is room for them. */
    public Batch batch() {
        return new Batch(outbox, engine);
    }

    /**
     * Opens a connection of its own for a conversation, which its caller is to close. Neither the pool's bounds nor its lock-out after a
     * refused login hold for it. The future may fail with a {@link ConversationException}, also if the client is closed.
     */
    public CompletableFuture<Conversation> converse() {
        return outbox.isClosed() ? ConversationOpener.refuse("the client is closed") : ConversationOpener.open(engine);
    }

    /** What it did so far. */
    public Statistics statistics() {
        return new Statistics(lane.opened(), lane.failed(), lane.open(), outbox.mails());
    }

    /**
     * Takes no more mail, waits up to {@code patience} for what it has, then reports the rest as not sent, or in doubt. Blocks, at the end for as
     * long as {@link Stage#QUIT} may take too; not to be called in a callback. A second call does nothing.
     */
    public void close(Duration patience) {
        if (!outbox.close()) {
            return;
        }
        if (!outbox.await(patience.isNegative() ? Duration.ZERO : Timeouts.bounded(patience))) {
            outbox.abandon("the client was closed");
            outbox.await(Duration.ofSeconds(5));
        }
        outbox.end();
        engine.close();
    }

    /** Closes with a patience of 30 seconds. */
    @Override
    public void close() {
        close(CLOSING_TIME);
    }
}
