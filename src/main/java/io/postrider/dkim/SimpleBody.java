package io.postrider.dkim;

import static io.postrider.dkim.Octets.CR;
import static io.postrider.dkim.Octets.LF;

import java.security.MessageDigest;

/** The body as it is, its empty lines at the end apart; an empty body counts as one empty line (RFC 6376 section 3.4.3). */
final class SimpleBody implements BodyDigest {

    private static final byte[] LINE_END = {CR, LF};

    private final MessageDigest digest = BodyDigest.sha256();

    // Octets of line ends that are hashed only if another line follows. The first is always a CR.
    private long held;

    @Override
    public void update(byte[] octets, int from, int to) {
        int end = to;
        while (end > from && isLineEnd(octets[end - 1])) {
            end--;
        }
        if (end > from) {
            release();
            digest.update(octets, from, end - from);
        }
        held += to - end;
    }

    @Override
    public BodyHash finish() {
        return new BodyHash(Canonicalization.SIMPLE, digest.digest(LINE_END));
    }

    private void release() {
        for (; held >= 2; held -= 2) {
            digest.update(LINE_END);
        }
        if (held > 0) {
            digest.update(CR); // A piece ended within a line end.
            held = 0;
        }
    }

    private static boolean isLineEnd(byte octet) {
        return octet == CR || octet == LF;
    }
}
