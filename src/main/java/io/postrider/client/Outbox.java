package io.postrider.client;

import io.netty.util.HashedWheelTimer;
import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InMemory;
import io.postrider.Mail;
import io.postrider.Receipt;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The mail that the client has taken and whose outcome is not yet told: counted in, prepared, handed to its lane, counted out. Any
 * thread.
 */
final class Outbox implements Delivery.Owner {

    /** What becomes of a mail that may wait for its turn. */
    enum Admission {
        /** Its outcome will be told. */
        TAKEN,
        /** There is no room for it now. */
        FULL,
        /** There never will be: it was told so. */
        CLOSED
    }

    private final Lane lane;
    private final Backlog backlog;
    private final Preparing preparing;
    private final Callbacks callbacks;
    private final HashedWheelTimer timer;
    private final @Nullable Duration deadline;
    private final Drain drain = new Drain();
    private final Set<Runnable> atClose = ConcurrentHashMap.newKeySet();

    Outbox(ClientOptions options, Engine engine, Lane lane) {
        this.lane = lane;
        this.backlog = new Backlog(options.queue());
        this.preparing = new Preparing(new Preparation(options.session().lineEndings()), engine.callers(), lane);
        this.callbacks = engine.callbacks();
        this.timer = engine.timer();
        this.deadline = options.deadline().orElse(null);
    }

    /** Takes a mail, or refuses it through its future. */
    SendFuture send(Mail mail) {
        Delivery delivery = new Delivery(mail, heldBy(mail.content()), this, null);
        Admission admission = admit(heldBy(mail.content()));
        if (admission == Admission.TAKEN) {
            begin(delivery);
        } else {
            refuse(delivery, admission == Admission.CLOSED ? "the client is closed" : backlog.describe());
        }
        return delivery.future();
    }

    /** Takes a mail whose sender can wait for room. */
    Admission offer(Mail mail, Delivery.Report report) {
        long held = heldBy(mail.content());
        Admission admission = admit(held);
        if (admission == Admission.TAKEN) {
            begin(new Delivery(mail, held, this, report));
        } else if (admission == Admission.CLOSED) {
            refuse(new Delivery(mail, held, this, report), "the client is closed");
        }
        return admission;
    }

    private static long heldBy(Content content) {
        return content instanceof InMemory memory ? memory.octets().remaining() : 0;
    }

    private Admission admit(long held) {
        if (!drain.enter()) {
            return Admission.CLOSED;
        }
        if (backlog.admit(held)) {
            return Admission.TAKEN;
        }
        drain.exit();
        return Admission.FULL;
    }

    private void refuse(Delivery delivery, String why) {
        Receipt receipt = delivery.turnAway(why);
        callbacks.execute(() -> delivery.complete(receipt));
    }

    private void begin(Delivery delivery) {
        if (deadline != null) {
            Duration time = deadline;
            delivery.expiresWith(timer.newTimeout(
                    timeout -> delivery.cancel("not decided within " + time.toMillis() + " ms"),
                    time.toNanos(),
                    TimeUnit.NANOSECONDS));
        }
        preparing.begin(delivery);
    }

    @Override
    public void prepare(Delivery delivery, BodyType widest) {
        preparing.again(delivery, widest);
    }

    @Override
    public void stopPreparing(Delivery delivery) {
        preparing.stop(delivery);
    }

    @Override
    public void delivered(Delivery delivery, Receipt receipt) {
        callbacks.execute(() -> complete(delivery, receipt));
    }

    // Outcomes that wait to be told take room, or a slow executor would gather them without end. Whoever hears of one
    // finds its room free for the next
    // mail, in the callback too. Nothing is over before its caller knows: close waits for this.
    private void complete(Delivery delivery, Receipt receipt) {
        backlog.release(delivery.held());
        try {
            delivery.complete(receipt);
        } finally {
            drain.exit();
        }
    }

    /** Whether it takes no more mail. */
    boolean isClosed() {
        return drain.hasBegun();
    }

    /** Takes no more mail; returns whether this is the first to say so. */
    boolean close() {
        boolean first = drain.begin();
        if (first) {
            atClose.forEach(Runnable::run);
        }
        return first;
    }

    /** Runs this when no more mail is taken. Whoever asks too late sees that it {@link #isClosed}. */
    void atClose(Runnable what) {
        atClose.add(what);
    }

    void forget(Runnable whatAtClose) {
        atClose.remove(whatAtClose);
    }

    /** Waits until every outcome is told; returns whether it is. */
    boolean await(Duration patience) {
        return drain.await(patience);
    }

    /** Ends what is not decided as it stands. */
    void abandon(String why) {
        lane.close(why);
        preparing.stopAll(why);
    }

    /** Every outcome is told. */
    void end() {
        lane.end();
    }

    int mails() {
        return backlog.mails();
    }
}
