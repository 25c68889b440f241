package io.postrider;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A content whose octets lie in memory, and leave from there without being copied.
 *
 * @param octets the message; read through duplicates, so that many threads may send it at once
 * @param body what it demands of the transport, if known
 * @param canonical whether it is known to be canonical, see {@link Content#canonical}
 */
public record InMemory(ByteBuffer octets, Optional<BodyType> body, boolean canonical) implements Content {

    static InMemory of(byte[] message) {
        return new InMemory(ByteBuffer.wrap(message), Optional.empty(), false);
    }

    /** Octets that their composer vouches for: canonical, and of the given type. */
    public static InMemory canonical(byte[] message, BodyType body) {
        return new InMemory(ByteBuffer.wrap(message), Optional.of(body), true);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(octets.remaining());
    }

    @Override
    public ReadableByteChannel open() {
        ByteBuffer rest = octets.duplicate();
        byte[] copy = new byte[rest.remaining()];
        rest.get(copy);
        return Channels.newChannel(new ByteArrayInputStream(copy));
    }

    @Override
    public String toString() {
        return "InMemory[" + octets.remaining() + " octets]";
    }
}
