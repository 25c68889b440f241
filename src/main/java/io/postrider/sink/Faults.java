package io.postrider.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Misbehaves at random, but the same way each time: whether and how a step goes wrong follows from the seed, the number of the
 * connection, the mail on it and the stage, however the connections interleave.
 */
public final class Faults implements Misbehaviour {

    private record Chance(double probability, Fault fault) {}

    private final long seed;
    private final List<Chance> chances;

    private Faults(long seed, List<Chance> chances) {
        this.seed = seed;
        this.chances = List.copyOf(chances);
    }

    /** No fault yet. */
    public static Faults random(long seed) {
        return new Faults(seed, List.of());
    }

    /** Adds a fault that strikes at each step with this probability. */
    public Faults with(double probability, Fault fault) {
        List<Chance> more = new ArrayList<>(chances);
        more.add(new Chance(probability, fault));
        return new Faults(seed, more);
    }

    @Override
    public Optional<Fault> at(Step step) {
        double drawn = draw(step);
        for (Chance chance : chances) {
            drawn -= chance.probability();
            if (drawn < 0) {
                return Optional.of(chance.fault());
            }
        }
        return Optional.empty();
    }

    // SplittableRandom scatters seeds that lie close together, so that a sum of odd multiples will do.
    private double draw(Step step) {
        long key = seed
                + step.connection() * 0x9E3779B97F4A7C15L
                + step.mail() * 0xC2B2AE3D27D4EB4FL
                + step.stage().name().hashCode() * 0x165667B19E3779F9L
                + step.recipient().hashCode() * 0xD6E8FEB86659FD93L;
        return new SplittableRandom(key).nextDouble();
    }
}
