package io.postrider.dkim;

import java.util.Locale;

/** How much a message may be changed on its way before its signature breaks (RFC 6376 section 3.4). */
public enum Canonicalization {
    /** Hardly at all. */
    SIMPLE {
        @Override
        BodyDigest newBodyDigest() {
            return new SimpleBody();
        }

        @Override
        void write(HeaderField field, Octets hashed) {
            HeaderForm.simple(field, hashed);
        }
    },
    /**
     * White space may be added to white space and taken from it, and header fields may be folded anew. A body of nothing but white space
     * is signed as {@link #SIMPLE} all the same, as verifiers do not agree on what is left of it.
     */
    RELAXED {
        @Override
        BodyDigest newBodyDigest() {
            return new RelaxedBody();
        }

        @Override
        void write(HeaderField field, Octets hashed) {
            HeaderForm.relaxed(field, hashed);
        }
    };

    /** The word that stands in {@code c=}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins to hash a body in this form. */
    abstract BodyDigest newBodyDigest();

    /** Adds a header field in this form, without the CRLF behind it. */
    abstract void write(HeaderField field, Octets hashed);
}
