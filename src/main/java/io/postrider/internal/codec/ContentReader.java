package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.postrider.Content;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a content that is not in memory: on an executor for blocking work, a few pieces ahead of the one that is asked for, and never more.
 *
 * <p>All methods are called, and the listener is called, on one event executor. It starts to read when it is made, so that the first
 * piece may be there before the server asks for it.
 */
public final class ContentReader {

    /** How many octets each piece has, but for the last one. */
    public static final int PIECE = 64 * 1024;

    /** How many pieces are read ahead. With them in hand the disk and the socket need not wait for each other. */
    static final int AHEAD = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

    /** Hears of the pieces. */
    public interface Listener {
        /** The next piece, which was asked for and belongs to the listener. */
        void onPiece(ByteBuf piece);

        /** All pieces were told. Nothing else follows. */
        void onEnd();

        /** The content cannot be read, and is never to be ended. Nothing else follows. */
        void onFailure(Throwable cause);
    }

    private final Pieces pieces;
    private final Executor executor;
    private final EventExecutor loop;
    private final Listener listener;

    // Owned by the event executor.
    private final Queue<ByteBuf> ready = new ArrayDeque<>(AHEAD);
    private long wanted;
    private boolean reading;
    private boolean exhausted;
    private boolean done;

    private ContentReader(Pieces pieces, Executor executor, EventExecutor loop, Listener listener) {
        this.pieces = pieces;
        this.executor = executor;
        this.loop = loop;
        this.listener = listener;
    }

    /** Starts to read. Nothing is told before this returns. */
    public static ContentReader start(
            Content content, Executor executor, EventExecutor loop, ByteBufAllocator allocator, Listener listener) {
        Pieces pieces = new Pieces(content, allocator, PIECE);
        ContentReader reader = new ContentReader(pieces, executor, loop, listener);
        reader.readAhead();
        return reader;
    }

    /** Asks for so many more pieces. Those that are there are told before this returns. */
    public void request(int more) {
        assert loop.inEventLoop();
        wanted += more;
        tell();
    }

    /** Nothing more is wanted, nor told. The content is closed, also while it is being read. May be called at any time, and again. */
    public void cancel() {
        assert loop.inEventLoop();
        if (!done) {
            finish();
        }
    }

    private void tell() {
        while (wanted > 0 && !ready.isEmpty()) {
            wanted--;
            listener.onPiece(ready.remove());
        }
        if (exhausted && ready.isEmpty() && !done) {
            done = true;
            listener.onEnd();
        }
        readAhead();
    }

    private void readAhead() {
        // Half of them in one go, so that the executor is not called for each.
        if (reading || exhausted || done || ready.size() > AHEAD / 2) {
            return;
        }
        reading = true;
        int room = AHEAD - ready.size();
        try {
            executor.execute(() -> read(room));
        } catch (RejectedExecutionException e) {
            loop.execute(() -> onFailure(e));
        }
    }

    // Runs on the executor.
    private void read(int room) {
        try {
            for (int piece = 0; piece < room; piece++) {
                ByteBuf next = pieces.next();
                if (next.isWritable()) {
                    pieces.close();
                    handOver(next, this::onLast);
                    return;
                }
                handOver(next, this::onPiece);
            }
            loop.execute(this::onPause);
        } catch (Throwable e) {
            pieces.close();
            fail(e);
        }
    }

    private void handOver(ByteBuf piece, Consumer<ByteBuf> to) {
        try {
            loop.execute(() -> to.accept(piece));
        } catch (RejectedExecutionException e) {
            piece.release();
            throw e;
        }
    }

    private void fail(Throwable cause) {
        try {
            loop.execute(() -> onFailure(cause));
        } catch (RejectedExecutionException e) {
            LOG.debug("the event loop has ended before the content", cause);
        }
    }

    private void onPiece(ByteBuf piece) {
        if (done || !piece.isReadable()) {
            piece.release();
        } else {
            ready.add(piece);
        }
        tell();
    }

    private void onLast(ByteBuf piece) {
        exhausted = true;
        onPiece(piece);
    }

    private void onPause() {
        reading = false;
        readAhead();
    }

    private void onFailure(Throwable cause) {
        if (!done) {
            finish();
            listener.onFailure(cause);
        }
    }

    private void finish() {
        done = true;
        ready.forEach(ByteBuf::release);
        ready.clear();
        try {
            executor.execute(pieces::close);
        } catch (RejectedExecutionException e) {
            pieces.close(); // The executor has been shut down: better to block for a moment than to leave a file open.
        }
    }
}
