package io.postrider.client;

import io.postrider.Content;
import io.postrider.InMemory;
import io.postrider.Mail;
import io.postrider.Outcome.Permanence;
import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.internal.codec.ContentException;
import io.postrider.internal.session.PreparedContent;
import io.postrider.internal.session.Setup;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

    private final ClientOptions options;
    private final Engine engine;
    private final Lane lane;
    private final Backlog backlog;
    private final Preparation preparation;
    private final Drain drain = new Drain();

    SmtpClient(ClientOptions options) {
        this.options = options;
        this.engine = new Engine(options);
        this.lane = new Lane(
                options.pool(), LockOut.of(options.auth()), owner -> engine.connecting(owner, Setup.Purpose.MAIL));
        this.backlog = new Backlog(options.queue());
        this.preparation = new Preparation(options.session().lineEndings());
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
        return submit(mail, null).future();
    }

    Delivery submit(Mail mail, Delivery.@Nullable Report report) {
        Delivery delivery = new Delivery(mail, heldBy(mail.content()), this::delivered, report);
        if (!drain.enter()) {
            refuse(delivery, "the client is closed");
        } else if (!backlog.admit(delivery.held())) {
            drain.exit();
            refuse(delivery, "the queue is full: " + backlog.describe());
        } else {
            admitted(delivery);
        }
        return delivery;
    }

    /** Whether {@code send} would take this mail now. */
    boolean hasRoomFor(Mail mail) {
        return backlog.hasRoomFor(heldBy(mail.content()));
    }

    private void refuse(Delivery delivery, String why) {
        engine.callbacks().execute(() -> delivery.refuseUnadmitted(why));
    }

    private void admitted(Delivery delivery) {
        options.deadline()
                .ifPresent(time -> delivery.expiresWith(engine.timer()
                        .newTimeout(
                                timeout -> delivery.cancel("not decided within " + time.toMillis() + " ms"),
                                time.toNanos(),
                                TimeUnit.NANOSECONDS)));
        if (preparation.isQuick(delivery.mail().content())) {
            prepare(delivery);
            return;
        }
        try {
            engine.callers().execute(() -> prepare(delivery));
        } catch (RejectedExecutionException e) {
            delivery.refuse(Stage.QUEUE, Permanence.TRANSIENT, "the client is closed");
        }
    }

    private void prepare(Delivery delivery) {
        PreparedContent content;
        try {
            content = preparation.prepare(delivery.mail().content());
        } catch (ContentException e) {
            delivery.refuse(Stage.QUEUE, Permanence.PERMANENT, String.valueOf(e.getMessage()));
            return;
        } catch (IOException | RuntimeException e) {
            delivery.refuse(Stage.QUEUE, Permanence.TRANSIENT, "the content cannot be read: " + e);
            return;
        }
        delivery.start(content, lane);
    }

    private static long heldBy(Content content) {
        return content instanceof InMemory memory ? memory.octets().remaining() : 0;
    }

    private void delivered(Delivery delivery, Receipt receipt) {
        backlog.release(delivery.held());
        engine.callbacks().execute(() -> complete(delivery, receipt));
    }

    // Nothing is over before its caller knows: close waits for this.
    private void complete(Delivery delivery, Receipt receipt) {
        try {
            delivery.complete(receipt);
        } finally {
            drain.exit();
        }
    }

    /** Sends many mails, pulled only as there is room for them. */
    public Batch batch() {
        return new Batch(this, engine);
    }

    /**
     * Opens a connection of its own for a conversation, which its caller is to close. Neither the pool's bounds nor its lock-out after a
     * refused login hold for it. The future may fail with a {@link ConversationException}.
     */
    public CompletableFuture<Conversation> converse() {
        return ConversationOpener.open(engine);
    }

    /** What it did so far. */
    public Statistics statistics() {
        return new Statistics(lane.opened(), lane.failed(), lane.open(), backlog.mails());
    }

    /**
     * Takes no more mail, waits up to {@code patience} for what it has, then reports the rest as not sent, or in doubt. Blocks, at the end for as
     * long as {@link Stage#QUIT} may take too; not to be called in a callback. A second call does nothing.
     */
    public void close(Duration patience) {
        if (!drain.begin()) {
            return;
        }
        if (!drain.await(patience)) {
            lane.close("the client was closed");
            drain.await(Duration.ofSeconds(5));
        }
        engine.close();
    }

    /** Closes with a patience of 30 seconds. */
    @Override
    public void close() {
        close(CLOSING_TIME);
    }
}
