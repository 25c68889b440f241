package io.postrider.sink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets as a value. */
final class Octets {

    static final Octets NONE = new Octets(new byte[0]);

    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    /** Keeps a copy of {@code octets}. */
    static Octets of(byte[] octets) {
        return new Octets(octets.clone());
    }

    /** What it holds; not to be changed. */
    byte[] shared() {
        return octets;
    }

    int length() {
        return octets.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
