package io.postrider.faults;

import io.postrider.Stage;
import io.postrider.sink.Fault;
import io.postrider.sink.Misbehaviour;
import io.postrider.sink.Step;
import io.postrider.testing.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Cancels one mail in four, each at a moment of its own. A sink asks before it answers, when the mail cannot have been decided:
 * whatever comes as far as its stage is cancelled there.
 */
final class Cancels implements Misbehaviour {

    private static final int ONE_IN = 4;
    private static final int PATIENCE_SECONDS = 30;

    private final long seed;
    private final List<Moment> moments;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Map<Long, Integer> mails = new ConcurrentHashMap<>();
    private final Set<Integer> cancelled = ConcurrentHashMap.newKeySet();
    private volatile List<? extends Future<?>> sent = List.of();

    Cancels(long seed, Mode mode) {
        this.seed = seed;
        moments = List.copyOf(Moment.in(mode));
    }

    /** When this mail is cancelled. */
    Moment moment(int number) {
        SplittableRandom random = new SplittableRandom(seed + 31L * number);
        return random.nextInt(ONE_IN) == 0 ? moments.get(random.nextInt(moments.size())) : Moment.NEVER;
    }

    /** All mails, by their number. */
    void of(List<? extends Future<?>> all) {
        sent = all;
    }

    /** Lets the sink greet. */
    void begin() {
        ready.countDown();
    }

    /** Cancels a mail, unless it is decided. */
    void cancel(int number) {
        if (sent.get(number).cancel(true)) {
            cancelled.add(number);
        }
    }

    /** Whether it was cancelled before it was decided. */
    boolean isCancelled(int number) {
        return cancelled.contains(number);
    }

    @Override
    public Optional<Fault> at(Step step) {
        if (step.stage() == Stage.GREETING) {
            awaitReady();
        }
        if (step.stage() == Stage.MAIL) {
            mails.put(step.connection(), TestMails.number(step.line()));
        }
        Integer number = mails.get(step.connection());
        if (number != null && moment(number).is(step.stage())) {
            cancel(number);
        }
        return Optional.empty();
    }

    // The sink has nothing else to do meanwhile.
    private void awaitReady() {
        try {
            ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
