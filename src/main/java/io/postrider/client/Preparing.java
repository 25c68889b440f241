package io.postrider.client;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Outcome.Permanence;
import io.postrider.client.Preparation.Effort;
import io.postrider.internal.codec.ContentException;
import io.postrider.internal.session.ContentFault;
import io.postrider.internal.session.PreparedContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that contents are prepared: at once where that is quick, else where the caller's code may block, and in the form that the lane's server
 * took last. A mail that is not wanted any more is not waited for. Any thread.
 */
final class Preparing {

    private final Preparation preparation;
    private final ThreadPoolExecutor callers;
    private final Lane lane;
    private final Map<Delivery, Task> underWay = new ConcurrentHashMap<>();
    private volatile @Nullable String stopped;

    Preparing(Preparation preparation, ThreadPoolExecutor callers, Lane lane) {
        this.preparation = preparation;
        this.callers = callers;
        this.lane = lane;
    }

    /** A mail begins. */
    void begin(Delivery delivery) {
        Content content;
        Effort effort;
        try {
            content = delivery.mail().content();
            effort = Preparation.effort(content);
        } catch (RuntimeException | Error e) {
            // The mail has been taken, and must have an outcome, whatever its content has to say of itself.
            refuse(delivery, e);
            return;
        }
        switch (effort) {
            case QUICK -> prepare(delivery, null);
            case SLOW -> later(delivery, null);
            case QUICK_FORMS -> withForms(delivery, content, this::prepare);
            case FORMS -> withForms(delivery, content, this::later);
        }
    }

    private static void refuse(Delivery delivery, Throwable thrown) {
        delivery.refuse(ContentFault.permanence(thrown), "the content cannot be used: " + thrown);
    }

    // Which form is wanted first is known when a session has come for it.
    private void withForms(Delivery delivery, Content content, BiConsumer<Delivery, BodyType> maker) {
        BodyType widest = lane.widestBody();
        if (widest == null) {
            delivery.start(PreparedContent.unmade(content), lane);
        } else {
            maker.accept(delivery, widest);
        }
    }

    /** A session has come for a mail, and takes another form than the one that was made, if one was. */
    void again(Delivery delivery, BodyType widest) {
        later(delivery, widest);
    }

    private void later(Delivery delivery, @Nullable BodyType widest) {
        Task task = new Task(delivery, widest);
        underWay.put(delivery, task);
        try {
            callers.execute(task);
        } catch (RuntimeException | Error e) {
            // No thread is to be had. The mail has been taken, and must have an outcome.
            underWay.remove(delivery, task);
            delivery.refuse(Permanence.TRANSIENT, "the content cannot be prepared: " + e);
            return;
        }
        String why = stopped;
        if (why != null) {
            delivery.cancel(why);
        }
        if (delivery.isDecided()) {
            stop(delivery);
        }
    }

    private final class Task implements Runnable {
        private final Delivery delivery;
        private final @Nullable BodyType widest;

        Task(Delivery delivery, @Nullable BodyType widest) {
            this.delivery = delivery;
            this.widest = widest;
        }

        @Override
        public void run() {
            prepare(delivery, widest);
            // A session may have come for it by now, and want another form: that one is under way then.
            underWay.remove(delivery, this);
        }
    }

    /** Drops what is not begun. */
    void stop(Delivery delivery) {
        Task task = underWay.remove(delivery);
        if (task != null) {
            callers.remove(task);
        }
    }

    void stopAll(String why) {
        stopped = why;
        underWay.keySet().forEach(delivery -> delivery.cancel(why));
    }

    private void prepare(Delivery delivery, @Nullable BodyType widest) {
        if (delivery.isDecided()) {
            return;
        }
        PreparedContent content;
        try {
            content = preparation.prepare(delivery.mail().content(), widest);
        } catch (ContentException e) {
            delivery.refuse(Permanence.PERMANENT, String.valueOf(e.getMessage()));
            return;
        } catch (IOException | UncheckedIOException e) {
            delivery.refuse(Permanence.TRANSIENT, "the content cannot be read: " + e);
            return;
        } catch (RuntimeException | Error e) {
            refuse(delivery, e);
            return;
        }
        delivery.start(content, lane);
    }
}
