package io.postrider.faults;

import io.postrider.Stage;
import io.postrider.sink.Fault;
import io.postrider.sink.Misbehaviour;
import io.postrider.sink.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Misbehaves at each step with some probability, in a way and with numbers that follow from the seed and the step.
 *
 * @param probability of a fault at a step
 * @param stages where faults may strike
 * @param kinds those that may, each as likely as the others
 */
record RandomFaults(long seed, double probability, Set<Stage> stages, List<Kind> kinds) implements Misbehaviour {

    /** A way to misbehave, with its numbers at random. */
    enum Kind {
        REFUSE_FOR_NOW(random -> Fault.reply(oneOf(random, "450 4.2.0 busy", "451 4.3.0 error", "452 4.3.1 full"))),
        REFUSE_FOR_GOOD(random -> Fault.reply(oneOf(random, "550 5.1.1 unknown", "552 5.2.2 full", "554 5.7.1 no"))),
        REFUSE_AND_CLOSE(random -> Fault.reply("450 4.2.0 busy").thenClose()),
        LEAVE(random -> Fault.reply("421 4.3.2 going down").thenClose()),
        LEAVE_IN_HASTE(random -> Fault.reply("421 4.3.2 going down").thenReset()),
        CLOSE(random -> Fault.silence().thenClose()),
        RESET(random -> Fault.silence().thenReset()),
        CLOSE_WITHIN_REPLY(random -> Fault.usual().cutAt(cut(random)).thenClose()),
        RESET_WITHIN_REPLY(random -> Fault.usual().cutAt(cut(random)).thenReset()),
        CLOSE_BEHIND_REPLY(random -> Fault.usual().thenClose()),
        RESET_BEHIND_REPLY(random -> Fault.usual().thenReset()),
        FORGET_AND_RESET(random -> Fault.silence().unrecorded().thenReset()),
        DELAY(random -> Fault.usual().after(millis(random, 30))),
        DRIP(random -> Fault.usual().drip(millis(random, 3))),

        // What no server says who knows the protocol. The client leaves, and does without pipelining or BDAT from then
        // on.
        NO_REPLY(random -> Fault.reply(oneOf(random, "ok", "25", "2500 ok", "250\u00a0ok", "<html>"))),
        MIXED_CODES(random -> Fault.reply("250-yes", "550 no")),
        WRONG_CLASS(random -> Fault.reply(oneOf(random, "150 wait", "334 go on", "354 go on", "999 what"))),
        UNKNOWN_COMMAND(random -> Fault.reply(oneOf(random, "500 what", "502 what", "503 what")));

        private final Function<SplittableRandom, Fault> fault;

        Kind(Function<SplittableRandom, Fault> fault) {
            this.fault = fault;
        }

        // Behind a reply in the midst of the content the connection ends, or the server would go on to wait for the
        // rest.
        private Fault within(SplittableRandom random) {
            Fault early = fault.apply(random).afterOctets(random.nextInt(CONTENT_OCTETS));
            return IN_PLACE_OF_THE_USUAL.contains(this) ? early.thenClose() : early;
        }

        private static String oneOf(SplittableRandom random, String... replies) {
            return replies[random.nextInt(replies.length)];
        }

        // No reply of the sink is as short.
        private static int cut(SplittableRandom random) {
            return random.nextInt(8);
        }

        private static Duration millis(SplittableRandom random, int most) {
            return Duration.ofMillis(1 + random.nextInt(most));
        }
    }

    /** Content may end after any of so many octets. */
    private static final int CONTENT_OCTETS = 4_000;

    private static final Set<Kind> UNHEARD_OF =
            EnumSet.of(Kind.NO_REPLY, Kind.MIXED_CODES, Kind.WRONG_CLASS, Kind.UNKNOWN_COMMAND);

    private static final Set<Kind> IN_PLACE_OF_THE_USUAL = EnumSet.of(Kind.REFUSE_FOR_NOW, Kind.REFUSE_FOR_GOOD);

    static {
        IN_PLACE_OF_THE_USUAL.addAll(UNHEARD_OF);
    }

    /** What may happen with a server that knows the protocol, in mails and between them. */
    static RandomFaults of(long seed) {
        List<Kind> kinds = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(UNHEARD_OF)));
        return new RandomFaults(seed, 0.03, EnumSet.range(Stage.MAIL, Stage.RSET), kinds);
    }

    /** The same, and what breaks the protocol. */
    static RandomFaults unheardOf(long seed) {
        return of(seed).with(List.of(Kind.values()));
    }

    /** The same with faults of these kinds alone. */
    RandomFaults with(List<Kind> others) {
        return new RandomFaults(seed, probability, stages, others);
    }

    /** The same with faults at these stages alone. */
    RandomFaults at(Set<Stage> others) {
        return new RandomFaults(seed, probability, others, kinds);
    }

    @Override
    public Optional<Fault> at(Step step) {
        SplittableRandom random = new SplittableRandom(key(step));
        if (!stages.contains(step.stage()) || random.nextDouble() >= probability) {
            return Optional.empty();
        }
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        return Optional.of(step.stage() == Stage.CONTENT ? kind.within(random) : kind.fault.apply(random));
    }

    private long key(Step step) {
        return seed
                + step.connection() * 0x9E3779B97F4A7C15L
                + step.mail() * 0xC2B2AE3D27D4EB4FL
                + step.stage().ordinal() * 0x165667B19E3779F9L
                + step.recipient().hashCode() * 0xD6E8FEB86659FD93L
                + step.line().hashCode() * 0x2545F4914F6CDD1DL;
    }
}
