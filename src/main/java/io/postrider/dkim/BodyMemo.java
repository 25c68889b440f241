package io.postrider.dkim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The last few bodies and their hashes, so that a batch whose mails differ in the header only hashes its body once. A body is known
 * again by its octets, which are compared far faster than they are hashed. For many threads; two that meet at a new body may both
 * hash it.
 */
final class BodyMemo {

    private static final int BODIES = 4;
    private static final int LARGEST = 1 << 20;

    private volatile List<Known> bodies = List.of();

    private record Known(Body body, BodyHashes hashes) {}

    // A copy: the caller may use its array for something else once the mail is sent.
    private static final class Body {

        private final byte[] octets;

        Body(byte[] octets, int from, int to) {
            this.octets = Arrays.copyOfRange(octets, from, to);
        }

        boolean is(byte[] others, int from, int to) {
            return Arrays.equals(octets, 0, octets.length, others, from, to);
        }
    }

    Optional<BodyHashes> find(byte[] octets, int from, int to) {
        return bodies.stream()
                .filter(known -> known.body().is(octets, from, to))
                .map(Known::hashes)
                .findFirst();
    }

    void remember(byte[] octets, int from, int to, BodyHashes hashes) {
        if (to - from <= LARGEST) {
            List<Known> next = new ArrayList<>(BODIES);
            next.add(new Known(new Body(octets, from, to), hashes));
            bodies.stream().limit(BODIES - 1L).forEach(next::add);
            bodies = List.copyOf(next);
        }
    }
}
