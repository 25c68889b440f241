package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Brings contents of any size to a directory, piece by piece, and never holds much of one. Confined to the connection's event loop;
 * the disk is touched on the directory's thread.
 */
final class Spool {

    private static final int PIECE = 64 * 1024;
    private static final long FAR_BEHIND = 16 * PIECE;

    private final MailDirectory directory;
    private final Executor loop;
    private final Runnable resume;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

    private MailDirectory.@Nullable Part part;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private long underWay;

    Spool(MailDirectory directory, Executor loop, Runnable resume) {
        this.directory = directory;
        this.loop = loop;
        this.resume = resume;
    }

    /** Takes a copy of the next {@code count} octets of {@code in}, which stay there. */
    void take(ByteBuf in, int count) {
        try {
            in.getBytes(in.readerIndex(), piece, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (piece.size() >= PIECE) {
            write();
        }
    }

    /** Whether so much is under way to the disk that no more should be taken. */
    boolean isBehind() {
        return underWay > FAR_BEHIND;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The failure is in the last one too.
    private MailDirectory.Part write() {
        MailDirectory.Part current = part == null ? directory.begin() : part;
        part = current;
        byte[] octets = piece.toByteArray();
        piece.reset();
        underWay += octets.length;
        last = CompletableFuture.allOf(last, current.write(octets));
        last.whenCompleteAsync((written, failure) -> onWritten(octets.length), loop);
        return current;
    }

    private void onWritten(int octets) {
        boolean behind = isBehind();
        underWay -= octets;
        if (behind && !isBehind()) {
            resume.run();
        }
    }

    /** Ends the content; completes when it lies in the directory under this name. */
    CompletableFuture<Void> save(String queueId) {
        MailDirectory.Part current = write();
        part = null;
        CompletableFuture<Void> written = last;
        last = CompletableFuture.completedFuture(null);
        return written.thenCompose(all -> current.finish(queueId)).whenComplete((saved, failure) -> {
            if (failure != null) {
                current.discard();
            }
        });
    }

    /** Drops what has not been saved. */
    void discard() {
        piece.reset();
        if (part != null) {
            part.discard();
            part = null;
            last = CompletableFuture.completedFuture(null);
        }
    }
}
