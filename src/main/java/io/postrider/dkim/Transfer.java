package io.postrider.dkim;

import java.nio.ByteBuffer;

/** Moves octets from buffer to buffer. */
final class Transfer {

    private Transfer() {}

    /** As many as there are and as there is room for; tells how many. */
    static int some(ByteBuffer from, ByteBuffer to) {
        int size = Math.min(from.remaining(), to.remaining());
        to.put(from.slice(from.position(), size));
        from.position(from.position() + size);
        return size;
    }
}
