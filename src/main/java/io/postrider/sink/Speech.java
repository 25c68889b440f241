package io.postrider.sink;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a fault says, and how.
 *
 * @param instead what is said instead of the usual reply; empty for the usual reply
 * @param behind what is sent in the same write behind it
 * @param delay how long it is held back
 * @param drip the pause between any two octets; zero for none
 * @param cut how many octets of it are sent at most
 * @param repetition whether it is said again and again
 */
record Speech(Optional<Octets> instead, Octets behind, Duration delay, Duration drip, int cut, Repetition repetition) {

    enum Repetition {
        ONCE,
        FOREVER
    }

    /** The kind of a reply that is not said; else the kind is the first digit of the code. */
    static final int NOTHING = 0;

    static final Speech USUAL =
            new Speech(Optional.empty(), Octets.NONE, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, Repetition.ONCE);

    static Speech of(Octets instead) {
        return new Speech(
                Optional.of(instead), Octets.NONE, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, Repetition.ONCE);
    }

    Speech delayed(Duration by) {
        return new Speech(instead, behind, by, drip, cut, repetition);
    }

    Speech dripped(Duration pause) {
        return new Speech(instead, behind, delay, pause, cut, repetition);
    }

    Speech cut(int at) {
        return new Speech(instead, behind, delay, drip, at, repetition);
    }

    Speech followedBy(Octets more) {
        return new Speech(instead, more, delay, drip, cut, repetition);
    }

    Speech endless() {
        return new Speech(instead, behind, delay, drip, cut, Repetition.FOREVER);
    }

    boolean isEndless() {
        return repetition == Repetition.FOREVER;
    }

    /** What is said in place of {@code usual}, before any cut. */
    byte[] reply(byte[] usual) {
        return instead.map(Octets::shared).orElse(usual);
    }

    /** What is sent in place of {@code usual}. */
    byte[] octets(byte[] usual) {
        byte[] reply = reply(usual);
        int sent = Math.min(reply.length, cut);
        byte[] octets = Arrays.copyOf(reply, sent + behind.length());
        System.arraycopy(behind.shared(), 0, octets, sent, behind.length());
        return octets;
    }

    /** The kind of the reply that is said in place of one of the kind {@code usual}; the same where it is no reply. */
    int kind(int usual) {
        if (instead.isEmpty() || cut < instead.get().length()) {
            return usual;
        }
        byte[] reply = instead.get().shared();
        return reply.length == 0 ? NOTHING : isReply(reply) ? reply[0] - '0' : usual;
    }

    /** Whether a client cannot read a whole positive reply in place of one. */
    boolean spoils() {
        boolean other = instead.isPresent() && !(isReply(instead.get().shared()) && kind(NOTHING) == 2);
        return other || cut < Integer.MAX_VALUE || isEndless();
    }

    private static boolean isReply(byte[] octets) {
        return octets.length >= 4 && isDigit(octets[0]) && isDigit(octets[1]) && isDigit(octets[2]);
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
