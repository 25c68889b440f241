package io.postrider.sink;

import io.postrider.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The first half of a rule: at which steps it holds. The second half, what happens then, completes it.
 *
 * <p>Each condition gives a new value. One that counts goes on counting where it is completed twice.
 */
public final class When {

    private final Rules rules;
    private final Predicate<Step> condition;

    private When(Rules rules, Predicate<Step> condition) {
        this.rules = rules;
        this.condition = condition;
    }

    static When at(Rules rules, Stage stage) {
        if (stage == Stage.QUEUE || stage == Stage.CONNECT) {
            throw new IllegalArgumentException("a server does not hear of " + stage);
        }
        return new When(rules, step -> step.stage() == stage);
    }

    /** Only where {@code condition} holds too. */
    public When matching(Predicate<Step> condition) {
        return new When(rules, this.condition.and(condition));
    }

    /** Only on the connection of this number, from 1. */
    public When connection(long number) {
        return matching(step -> step.connection() == number);
    }

    /** Only in the mail transaction of this number on its connection, from 1. */
    public When mail(long number) {
        return matching(step -> step.mail() == number);
    }

    /** Only for this recipient, as it stands between the angle brackets. */
    public When recipient(String address) {
        return matching(step -> step.recipient().equals(address));
    }

    /** Only where the command line begins so, in any case. */
    public When command(String beginning) {
        return matching(step -> step.line().regionMatches(true, 0, beginning, 0, beginning.length()));
    }

    /** Only at the nth of the steps that fulfil the conditions so far, from 1. */
    public When nth(long number) {
        AtomicLong seen = new AtomicLong();
        return matching(step -> seen.incrementAndGet() == number);
    }

    /** Only at the first {@code number} of the steps that fulfil the conditions so far. */
    public When first(long number) {
        AtomicLong seen = new AtomicLong();
        return matching(step -> seen.incrementAndGet() <= number);
    }

    /** Says what happens. The rule holds from now on. */
    public Rule then(Fault fault) {
        Optional<Fault> always = Optional.of(fault);
        return rules.add(step -> condition.test(step) ? always : Optional.empty());
    }

    /** Replies so, instead of as usual. */
    public Rule reply(String... lines) {
        return then(Fault.reply(lines));
    }

    /** Replies as usual, but later. */
    public Rule delay(Duration delay) {
        return then(Fault.usual().after(delay));
    }

    /** Closes the connection instead of replying. */
    public Rule close() {
        return then(Fault.silence().thenClose());
    }

    /** Resets the connection (TCP RST) instead of replying. */
    public Rule reset() {
        return then(Fault.silence().thenReset());
    }

    /** Never replies. */
    public Rule silence() {
        return then(Fault.silence());
    }
}
