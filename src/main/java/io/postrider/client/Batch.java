package io.postrider.client;

import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.Timeouts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * Sends many mails, pulling the next one only when there is room for it, and tells of each as soon as its outcome is known. Made by
 * {@link SmtpClient#batch}; set up and started by one thread, once.
 */
public final class Batch {

    private final Outbox outbox;
    private final Engine engine;
    private int inFlight = 1_000;
    private Duration pause = Duration.ZERO;
    private Listener listener = (number, mail, receipt) -> {};

    Batch(Outbox outbox, Engine engine) {
        this.outbox = outbox;
        this.engine = engine;
    }

    /**
     * How many mails may be under way at once; 1,000 by default.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Batch inFlight(int mails) {
        if (mails < 1) {
            throw new IllegalArgumentException("at least one mail must be in flight");
        }
        inFlight = mails;
        return this;
    }

    /**
     * How long to wait between one mail and the next, for servers that want it slow; no time by default.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Batch pause(Duration betweenMails) {
        if (betweenMails.isNegative()) {
            throw new IllegalArgumentException("a pause must not be negative: " + betweenMails);
        }
        pause = Timeouts.bounded(betweenMails);
        return this;
    }

    /**
     * Told of every mail, on the callback executor and before the batch's future completes; several may be told at once. What it throws is
     * logged and stops nothing.
     */
    public Batch onOutcome(Listener hears) {
        listener = hears;
        return this;
    }

    /**
     * Pulls from {@code mails} on a thread of its own, so the iterator may block. The future completes when every mail is decided,
     * normally whatever became of them. What the iterator throws completes it exceptionally after everything that was pulled before is
     * decided; so does an {@link IllegalStateException} when the client is closed before everything was pulled. To cancel it does not stop the batch.
     */
    public CompletableFuture<Summary> send(Iterable<Mail> mails) {
        BatchRun run = new BatchRun(outbox, engine.callbacks(), inFlight, listener);
        Thread feeder = new Thread(() -> new Feeder(run, pause).feed(mails), "postrider-batch");
        feeder.setDaemon(true);
        feeder.start();
        return run.summary();
    }

    /** The same for a stream, which is closed in the end. */
    public CompletableFuture<Summary> send(Stream<Mail> mails) {
        return send((Iterable<Mail>) mails::iterator).whenComplete((summary, fault) -> mails.close());
    }

    /**
     * Asks {@code mails} for as many as there is room for, on the callback executor. Its error completes the future exceptionally in the same way. One
     * that gives more than it was asked for, or fails when it is asked, is cancelled.
     */
    public CompletableFuture<Summary> send(Flow.Publisher<Mail> mails) {
        BatchRun run = new BatchRun(outbox, engine.callbacks(), inFlight, listener);
        FlowFeeder feeder = new FlowFeeder(run, pause, engine::later, engine.callbacks());
        try {
            mails.subscribe(feeder);
        } catch (RuntimeException | Error e) {
            feeder.onError(e);
        }
        return run.summary();
    }

    /** Hears of each mail once. */
    @FunctionalInterface
    public interface Listener {
        /**
         * The outcome of a mail is known.
         *
         * @param number which mail of the batch, from 0 on in the order they were pulled
         * @param mail the mail
         * @param receipt what became of it, whether accepted or not
         */
        void outcome(long number, Mail mail, Receipt receipt);
    }

    /**
     * How many recipients ended how.
     *
     * @param mails how many mails were pulled
     * @param accepted recipients, of all mails
     * @param rejected recipients
     * @param deferred recipients
     * @param notSent recipients
     * @param inDoubt recipients
     */
    public record Summary(long mails, long accepted, long rejected, long deferred, long notSent, long inDoubt) {}
}
