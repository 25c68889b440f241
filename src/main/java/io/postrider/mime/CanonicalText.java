package io.postrider.mime;

/**
 * Octets in which every line break is a CRLF (RFC 5322 section 2.1), and what there is to know of them.
 *
 * @param octets the original, if there was nothing to mend
 * @param original what was found in the original
 */
record CanonicalText(byte[] octets, Survey original) {

    static CanonicalText of(byte[] octets) {
        LineWalk walk = new LineWalk(octets, 0).walk();
        return new CanonicalText(walk.mended(), walk.survey());
    }

    Survey survey() {
        return original.mended();
    }
}
