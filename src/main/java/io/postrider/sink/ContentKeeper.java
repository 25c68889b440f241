package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gathers the content of one mail after the other: in memory as much of it as is wanted, on disk all or nothing. */
final class ContentKeeper {

    private static final byte[] NOTHING = {};

    private final int limit;
    private final @Nullable Spool spool;
    private byte[] octets = NOTHING;
    private int kept;
    private long total;

    /**
     * A keeper that only remembers.
     *
     * @param limit how many octets are kept in memory
     */
    ContentKeeper(int limit) {
        this(limit, null);
    }

    private ContentKeeper(int limit, @Nullable Spool spool) {
        this.limit = limit;
        this.spool = spool;
    }

    /** What this server keeps of a content; {@code resume} is called on {@code loop} when {@link #isBehind} ends. */
    static ContentKeeper of(Server server, Executor loop, Runnable resume) {
        Spool spool = server.directory()
                .map(directory -> new Spool(directory, loop, resume))
                .orElse(null);
        long limit = Math.min(
                server.records().contentLimit(), server.manner().limits().octets());
        return new ContentKeeper((int) limit, spool);
    }

    /** Takes the next {@code count} octets of {@code in}. */
    void take(ByteBuf in, int count) {
        total += count;
        if (spool != null) {
            spool.take(in, count);
        }
        int keep = Math.min(count, limit - kept);
        if (keep > 0) {
            makeRoom(keep);
            in.getBytes(in.readerIndex(), octets, kept, keep);
            kept += keep;
        }
        in.skipBytes(count);
    }

    private void makeRoom(int more) {
        if (octets.length - kept < more) {
            long doubled = Math.min(2L * octets.length, limit);
            octets = Arrays.copyOf(octets, (int) Math.max(kept + more, doubled));
        }
    }

    /** How many octets the content has. */
    long total() {
        return total;
    }

    /** The octets that were kept in memory, from the beginning. */
    byte[] octets() {
        return octets.length == kept ? octets : Arrays.copyOf(octets, kept);
    }

    /** Whether the disk cannot keep up. */
    boolean isBehind() {
        return spool != null && spool.isBehind();
    }

    /** Ends the content on disk under this name. */
    CompletableFuture<Void> save(String queueId) {
        return spool == null ? CompletableFuture.completedFuture(null) : spool.save(queueId);
    }

    /** Forgets the content; what has not been saved is gone. */
    void clear() {
        octets = NOTHING;
        kept = 0;
        total = 0;
        if (spool != null) {
            spool.discard();
        }
    }
}
