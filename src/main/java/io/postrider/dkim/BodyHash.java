package io.postrider.dkim;

import java.util.Base64;

/** A body's hash, and the canonical form that was hashed. Immutable. */
final class BodyHash {

    private final Canonicalization form;
    private final byte[] hash;

    BodyHash(Canonicalization form, byte[] hash) {
        this.form = form;
        this.hash = hash;
    }

    /** The second word of {@code c=}. */
    Canonicalization form() {
        return form;
    }

    /** The value of {@code bh=}. */
    String base64() {
        return Base64.getEncoder().encodeToString(hash);
    }
}
