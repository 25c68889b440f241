package io.postrider.mime;

/**
 * A text as octets of UTF-8. What many messages have in common is encoded once, and put together with what each has of its own.
 * Immutable.
 */
public final class EncodedText {

    private final byte[] utf8;

    private EncodedText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** @throws IllegalArgumentException if half of a surrogate pair stands alone in it */
    public static EncodedText of(String text) {
        return new EncodedText(Texts.utf8("text", text));
    }

    /** How many octets it has. */
    public int length() {
        return utf8.length;
    }

    byte[] utf8() {
        return utf8;
    }

    /** Begins to put a text together. */
    public static Builder builder() {
        return new Builder(512);
    }

    /** The same for a text of about so many octets. */
    public static Builder builder(int octets) {
        return new Builder(octets);
    }

    /** Puts a text together from pieces. Not for several threads. */
    public static final class Builder {

        private final Octets octets;

        private Builder(int capacity) {
            octets = new Octets(capacity);
        }

        /** Adds a piece that was encoded before. */
        public Builder add(EncodedText piece) {
            octets.bytes(piece.utf8);
            return this;
        }

        /**
         * Adds a piece that is encoded now.
         *
         * @throws IllegalArgumentException if half of a surrogate pair stands alone in it
         */
        public Builder add(String piece) {
            octets.bytes(Texts.utf8("text", piece));
            return this;
        }

        /** The whole. */
        public EncodedText build() {
            return new EncodedText(octets.toArray());
        }
    }

    @Override
    public String toString() {
        return "EncodedText[" + utf8.length + " octets]";
    }
}
