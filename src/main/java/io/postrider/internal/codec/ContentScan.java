package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.postrider.Content;
import io.postrider.InMemory;
import io.postrider.internal.codec.ContentFacts.BareBreak;
import io.postrider.internal.codec.ContentFacts.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gathers the facts of a content piece by piece, however it is split. Not for several threads. */
public final class ContentScan {

    // Large enough that a call for each costs nothing, small enough to be scanned while it is in the processor's cache.
    private static final int PIECE = 256 * 1024;

    private final Gathered gathered = new Gathered();
    private final Lines lines = new Lines();

    private long octets;
    private boolean aboveSevenBits;

    /** The facts of a whole content. Blocks, unless it lies in memory. */
    public static ContentFacts of(Content content) throws IOException {
        if (content instanceof InMemory memory) {
            return ContentFacts.of(memory.octets());
        }
        ContentScan scan = new ContentScan();
        try (Pieces pieces = new Pieces(content, ByteBufAllocator.DEFAULT, PIECE)) {
            while (scan.add(pieces.next())) {}
        }
        return scan.end();
    }

    /** The facts of a whole content, gathered on an executor for blocking work. */
    public static CompletableFuture<ContentFacts> of(Content content, Executor executor) {
        CompletableFuture<ContentFacts> facts = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                facts.complete(of(content));
            } catch (Throwable e) {
                facts.completeExceptionally(e);
            }
        });
        return facts;
    }

    /** The next octets, from the buffer's position to its limit, which stay as they are. */
    public void add(ByteBuffer piece) {
        Windows.each(piece, this::look);
        octets += piece.remaining();
    }

    private void look(byte[] window, int from, int to, int ahead) {
        aboveSevenBits = aboveSevenBits || Octets.anyAbove127(window, from, to);
        lines.walk(window, from, to, ahead, gathered);
    }

    // Takes the piece; whether another one may follow.
    private boolean add(ByteBuf piece) {
        try {
            add(piece.nioBuffer());
            return !piece.isWritable();
        } finally {
            piece.release();
        }
    }

    /** The facts, once all has been added. */
    public ContentFacts end() {
        lines.end(gathered);
        return new ContentFacts(
                octets,
                gathered.bareBreaks,
                Optional.ofNullable(gathered.firstBareBreak),
                gathered.longestLine,
                aboveSevenBits,
                gathered.nul,
                gathered.leadingDot,
                !lines.unfinished());
    }

    private final class Gathered implements Lines.Listener<RuntimeException> {

        private long bareBreaks;
        private @Nullable BareBreak firstBareBreak;
        private Line longestLine = new Line(1, 0);
        private boolean nul;
        private boolean leadingDot;

        @Override
        public void onLeadingDot(int index) {
            leadingDot = true;
        }

        @Override
        public void onBareCr(int index) {
            onBareBreak("CR", index - 1);
        }

        @Override
        public void onBareLf(int index) {
            onBareBreak("LF", index);
        }

        @Override
        public void onNul() {
            nul = true;
        }

        @Override
        public void onLongest(long length) {
            longestLine = new Line(lines.number(), length);
        }

        private void onBareBreak(String octet, int index) {
            bareBreaks++;
            if (firstBareBreak == null) {
                firstBareBreak = new BareBreak(octet, octets + index, lines.number());
            }
        }
    }
}
