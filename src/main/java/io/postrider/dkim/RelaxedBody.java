package io.postrider.dkim;

import static io.postrider.dkim.Octets.CR;
import static io.postrider.dkim.Octets.LF;
import static io.postrider.dkim.Octets.isBlank;
import static io.postrider.dkim.Octets.isWhite;

import java.security.MessageDigest;

/**
 * The body with one space for the blanks between words, none at the ends of lines, and without its empty lines at the end; an empty
 * body is nothing at all (RFC 6376 section 3.4.4).
 *
 * <p>But several verifiers, jdkim 0.5 among them, take such a nothing for a CRLF. On the simple form all agree, so a body without a
 * word is hashed in that form, and {@code c=} says so.
 */
final class RelaxedBody implements BodyDigest {

    private static final byte[] LINE_END = {CR, LF};
    private static final byte SPACE = ' ';

    private final MessageDigest digest = BodyDigest.sha256();
    private final SimpleBody untilFirstWord = new SimpleBody();

    // The white space behind the last word: hashed only if another word follows.
    private long lineEnds;
    private boolean blank;

    private boolean empty = true;

    @Override
    public void update(byte[] octets, int from, int to) {
        int at = hold(octets, from, to);
        if (empty) {
            untilFirstWord.update(octets, from, at);
        }
        while (at < to) {
            release();
            int end = endOfUnchanged(octets, at, to);
            digest.update(octets, at, end - at);
            at = hold(octets, end, to);
        }
    }

    @Override
    public BodyHash finish() {
        if (empty) {
            return untilFirstWord.finish();
        }
        return new BodyHash(Canonicalization.RELAXED, digest.digest(LINE_END));
    }

    /** Takes note of white space, and tells where the next word begins. */
    private int hold(byte[] octets, int from, int to) {
        int at = from;
        for (; at < to && isWhite(octets[at]); at++) {
            blank = isBlank(octets[at]) || (blank && octets[at] != LF);
            lineEnds += octets[at] == LF ? 1 : 0;
        }
        return at;
    }

    private void release() {
        for (; lineEnds > 0; lineEnds--) {
            digest.update(LINE_END);
        }
        if (blank) {
            digest.update(SPACE);
            blank = false;
        }
        empty = false;
    }

    /**
     * Where the octets end that are hashed as they stand: words, and between them white space that needs no change. Most bodies are
     * one such piece as a whole, and need not be copied to be hashed.
     */
    private static int endOfUnchanged(byte[] octets, int word, int to) {
        int end = word;
        for (int next = word; next >= 0; next = nextWord(octets, end, to)) {
            end = wordEnd(octets, next, to);
        }
        return end;
    }

    private static int wordEnd(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && ((octets[at] & 0xFF) > ' ' || !isWhite(octets[at]))) {
            at++;
        }
        return at;
    }

    /** Where the next word begins, if there is nothing before it but line ends and then at most one space; otherwise -1. */
    private static int nextWord(byte[] octets, int from, int to) {
        int at = from;
        while (at + 1 < to && octets[at] == CR) {
            at += 2;
        }
        if (at < to && octets[at] == SPACE) {
            at++;
        }
        return at < to && !isWhite(octets[at]) ? at : -1;
    }
}
