package io.postrider;

import java.util.Arrays;

/** A password or a token: it can be used but not seen, as {@link #toString} shows nothing of it. */
public final class Secret {

    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Keeps a copy of {@code characters}. */
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    /** Keeps a copy of {@code characters}. */
    public static Secret of(String characters) {
        return new Secret(characters.toCharArray());
    }

    /** A copy of what it hides, for the mechanism that needs it. */
    public char[] reveal() {
        return characters.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && Arrays.equals(characters, that.characters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(characters);
    }

    @Override
    public String toString() {
        return "***";
    }
}
