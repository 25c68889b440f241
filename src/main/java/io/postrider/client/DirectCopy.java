package io.postrider.client;

import io.postrider.InMemory;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A copy, in direct memory, of the large content that is being sent to many. What lies on the heap is copied each time that it leaves, for the kernel cannot
 * take it from there; what lies in direct memory is not. One copy at most is kept, until another large content comes. Any thread.
 */
final class DirectCopy {

    /** What is smaller is cheap to copy, and often leaves in one buffer with its commands. */
    private static final int LEAST_OCTETS = 64 * 1024;

    private static final int MOST_OCTETS = 16 << 20;

    /** A content that comes so often in a row will come again. */
    private static final int TIMES = 4;

    private final AtomicReference<@Nullable Seen> last = new AtomicReference<>();

    private record Seen(
            WeakReference<InMemory> content,
            int times,
            @Nullable InMemory copy) {}

    /** The content, or its copy. */
    InMemory of(InMemory content) {
        return isWorthACopy(content.octets()) ? seen(content) : content;
    }

    private static boolean isWorthACopy(ByteBuffer octets) {
        return octets.remaining() >= LEAST_OCTETS && octets.remaining() <= MOST_OCTETS && !octets.isDirect();
    }

    private InMemory seen(InMemory content) {
        Seen before = last.get();
        if (before == null || !before.content.refersTo(content)) {
            last.set(new Seen(new WeakReference<>(content), 1, null));
            return content;
        }
        if (before.copy != null) {
            return before.copy;
        }
        // Of several threads one gets to make it.
        boolean first = last.compareAndSet(before, new Seen(before.content, before.times + 1, null));
        return first && before.times + 1 == TIMES ? keep(content, before) : content;
    }

    private InMemory keep(InMemory content, Seen before) {
        @Nullable InMemory copy = copy(content);
        last.set(new Seen(before.content, TIMES, copy));
        return copy == null ? content : copy;
    }

    private static @Nullable InMemory copy(InMemory content) {
        try {
            ByteBuffer direct = ByteBuffer.allocateDirect(content.octets().remaining());
            direct.put(content.octets().duplicate()).flip();
            return new InMemory(direct, content.body(), content.canonical());
        } catch (OutOfMemoryError e) {
            // Direct memory is short: it leaves from the heap as before, and nobody tries again.
            return null;
        }
    }
}
