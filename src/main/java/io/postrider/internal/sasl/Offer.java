package io.postrider.internal.sasl;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the server offers, and what the connection is.
 *
 * @param mechanisms the names behind AUTH in the EHLO reply, in any case
 * @param binding the TLS connection's channel binding, where it has one
 */
public record Offer(List<String> mechanisms, Protection protection, Optional<ChannelBinding> binding) {

    /** Whether others can read the connection. */
    public enum Protection {
        NONE,
        /** Whoever is at the other end can, and nobody knows who that is. */
        UNVERIFIED_TLS,
        TLS
    }

    /** RFC 4422 section 3.1: what a mechanism's name looks like. Nothing else gets into a message of ours. */
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_-]{1,20}");

    /** More than any server has; the rest is not looked at. */
    private static final int MOST_NAMES = 64;

    public Offer {
        mechanisms = mechanisms.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> NAME.matcher(name).matches())
                .distinct()
                .limit(MOST_NAMES)
                .toList();
    }

    /** An offer on a connection that anybody on the way can read. */
    public static Offer inClear(Collection<String> mechanisms) {
        return new Offer(List.copyOf(mechanisms), Protection.NONE, Optional.empty());
    }

    /** An offer under TLS. */
    public static Offer underTls(Collection<String> mechanisms, Optional<ChannelBinding> binding) {
        return new Offer(List.copyOf(mechanisms), Protection.TLS, binding);
    }

    /** An offer under TLS whose certificate was not verified. */
    public static Offer underUnverifiedTls(Collection<String> mechanisms, Optional<ChannelBinding> binding) {
        return new Offer(List.copyOf(mechanisms), Protection.UNVERIFIED_TLS, binding);
    }

    /** Whether the server knows channel binding: it offers some -PLUS (RFC 5802 section 6). */
    boolean hasPlus() {
        return mechanisms.stream().anyMatch(name -> name.startsWith("SCRAM-") && name.endsWith("-PLUS"));
    }
}
