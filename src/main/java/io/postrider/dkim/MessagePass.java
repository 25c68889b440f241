package io.postrider.dkim;

import java.util.Collection;

/** Hears the first pass over a message: keeps its header, and hashes its body. Not for several threads. */
final class MessagePass implements FirstPass.Listener {

    private static final int LONGEST_HEADER = 1 << 20;

    private final Octets header = new Octets(FirstPass.PIECE);
    private final BodyHashes.Making hashes;

    private int lastLine;
    private boolean inBody;

    MessagePass(Collection<Canonicalization> forms) {
        hashes = new BodyHashes.Making(forms);
    }

    @Override
    public void onPiece(byte[] octets, int to) throws UnsignableException {
        hashes.update(octets, inBody ? 0 : takeHeader(octets, to), to);
    }

    HeaderSection header() throws UnsignableException {
        return HeaderSection.of(header.array(), 0, header.size());
    }

    byte[] headerOctets() {
        return header.toArray();
    }

    BodyHashes hashes() {
        return hashes.finish();
    }

    /** Takes what belongs to the header, and tells where in {@code octets} the body begins. */
    private int takeHeader(byte[] octets, int to) throws UnsignableException {
        int before = header.size();
        header.add(octets, 0, to);
        int end = HeaderSection.end(header.array(), lastLine, header.size());
        if (end > LONGEST_HEADER) {
            throw UnsignableException.headerTooLong(LONGEST_HEADER);
        }
        if (end == header.size()) {
            lastLine = lineBegin();
            return to;
        }
        inBody = true;
        header.truncate(end);
        return end + 2 - before;
    }

    private int lineBegin() {
        int at = header.size();
        while (at > lastLine && header.array()[at - 1] != Octets.LF) {
            at--;
        }
        return at;
    }
}
