package io.postrider.dkim;

import io.postrider.BodyType;
import io.postrider.InMemory;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets in memory as they leave: every line ends with CRLF. What was so before is not copied. */
final class CanonicalText {

    private final byte[] octets;
    private final int from;
    private final int to;
    private final BodyType body;

    private CanonicalText(byte[] octets, int from, int to, BodyType body) {
        this.octets = octets;
        this.from = from;
        this.to = to;
        this.body = body;
    }

    static CanonicalText of(InMemory content) throws UnsignableException {
        ByteBuffer buffer = content.octets().duplicate();
        if (!buffer.hasArray()) {
            buffer = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        }
        int from = buffer.arrayOffset() + buffer.position();
        int to = from + buffer.remaining();
        // Its composer vouches for such content; see Content.canonical.
        if (content.canonical() && content.body().isPresent()) {
            return new CanonicalText(buffer.array(), from, to, content.body().get());
        }
        return of(buffer.array(), from, to);
    }

    static CanonicalText of(byte[] octets, int from, int to) throws UnsignableException {
        Survey survey = new Survey();
        survey.update(octets, from, to);
        survey.end();
        if (survey.canonical()) {
            return new CanonicalText(octets, from, to, survey.body());
        }
        byte[] repaired = repaired(octets, from, to);
        return new CanonicalText(repaired, 0, repaired.length, survey.body());
    }

    private static byte[] repaired(byte[] octets, int from, int to) {
        byte[] out = new byte[Repair.room(to - from) + 2];
        Repair repair = new Repair();
        return Arrays.copyOf(out, repair.end(out, repair.write(octets, from, to, out, 0)));
    }

    byte[] octets() {
        return octets;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int size() {
        return to - from;
    }

    /** What the octets demand of the transport. */
    BodyType body() {
        return body;
    }
}
