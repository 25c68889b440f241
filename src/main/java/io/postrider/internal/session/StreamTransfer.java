package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.postrider.InFile;
import io.postrider.Outcome.Permanence;
import io.postrider.Reply;
import io.postrider.internal.codec.Commands;
import io.postrider.internal.codec.ContentEncoder;
import io.postrider.internal.codec.ContentException;
import io.postrider.internal.codec.ContentReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Content that is read while it is sent: by the kernel where nothing has to be changed on the way; with DATA up to its dot; with BDAT in one piece where its size is known for sure, else chunk by
 * chunk, several of them on their way at once (RFC 3030 section 2).
 */
final class StreamTransfer extends ContentTransfer implements ContentReader.Listener {

    /** Chunks whose replies are awaited: enough to fill a long line, few enough to hear of a full disk soon. */
    private static final int MOST_CHUNKS_UNANSWERED = 8;

    private final ContentEncoder encoding;
    private final long size;
    private @Nullable ContentReader reader;
    private @Nullable StreamOutflow outflow;
    private int unanswered;
    private boolean asked;
    private boolean ended;
    private boolean stopped;

    StreamTransfer(PreparedContent content, Attempt attempt, Session session, boolean chunks) {
        super(content, attempt, session, chunks);
        this.encoding = encoder();
        this.size = content.size();
    }

    @Override
    boolean isReady() {
        return false;
    }

    @Override
    void send() {
        if (leavesAsItIs()) {
            sendRegions(((InFile) content.content()));
        } else {
            sendPieces();
        }
    }

    // The kernel can send a file that nothing has to be changed in: no dots, no line ends, no TLS.
    private boolean leavesAsItIs() {
        boolean known = content.isBinary() || content.isCanonical();
        return chunks && content.content() instanceof InFile && known && size > 0 && !session.isSecure();
    }

    // Nothing is said before the file is open, nor in the other way before there is a piece: then a content that
    // cannot be had costs no connection.
    private void sendRegions(InFile file) {
        session.setup().callers().execute(() -> open(file));
    }

    private void open(InFile file) {
        try {
            FileChannel opened = file.open();
            if (opened.size() != size) {
                opened.close();
                throw new IOException("it was changed while it waited");
            }
            if (!session.execute(() -> sayRegions(opened))) {
                opened.close();
            }
        } catch (IOException | RuntimeException | Error e) {
            session.execute(() -> onFailure(e));
        }
    }

    private void sayRegions(FileChannel file) {
        RegionOutflow regions = new RegionOutflow(attempt, file, size);
        if (stopped) {
            regions.release();
            return;
        }
        sayWhole(regions);
        session.dialogue().pump();
    }

    private void sendPieces() {
        reader = ContentReader.start(
                content.content(),
                session.setup().callers(),
                session.channel().eventLoop(),
                session.channel().alloc(),
                this);
        if (chunks) {
            askForMore();
        } else {
            outflow();
        }
    }

    private boolean leavesInOnePiece() {
        return !chunks || size >= 0;
    }

    private StreamOutflow outflow() {
        if (outflow == null) {
            outflow = new StreamOutflow(this, attempt, chunks ? size : -1);
            sayWhole(outflow);
        }
        return outflow;
    }

    private void sayWhole(Outflow whole) {
        attempt.sayContent(
                chunks
                        ? new Commands.Bdat(size, true, attempt.finalReplies())
                        : new Commands.EndOfData(attempt.finalReplies()),
                whole,
                attempt::onEnd);
        attempt.contentSaid();
    }

    /** One more piece is wanted, if none is on its way. */
    void askForMore() {
        if (!asked && !stopped && reader != null) {
            asked = true;
            reader.request(1);
        }
    }

    @Override
    boolean awaitsContent() {
        return asked
                && !ended
                && !stopped
                && unanswered == 0
                && session.channel().isWritable();
    }

    // ---- what the reader tells

    @Override
    public void onPiece(ByteBuf piece) {
        asked = false;
        ArrayDeque<ByteBuf> encoded = new ArrayDeque<>(2);
        try {
            encoding.encode(piece, encoded::add);
        } catch (ContentException e) {
            encoded.forEach(ByteBuf::release);
            fail(String.valueOf(e.getMessage()), Permanence.PERMANENT);
            return;
        } catch (RuntimeException | Error e) {
            encoded.forEach(ByteBuf::release);
            failForNow(e);
            return;
        }
        if (leavesInOnePiece()) {
            outflow().add(encoded);
        } else {
            sayChunk(encoded);
        }
        session.dialogue().pump();
    }

    @Override
    public void onEnd() {
        ended = true;
        ByteBuf end = session.channel().alloc().buffer(8);
        try {
            encoding.end(end);
        } catch (ContentException e) {
            end.release();
            fail(String.valueOf(e.getMessage()), Permanence.PERMANENT);
            return;
        }
        if (leavesInOnePiece()) {
            outflow().end(end);
        } else {
            sayLastChunk(end);
        }
        session.dialogue().pump();
    }

    @Override
    public void onFailure(Throwable cause) {
        fail(cause);
    }

    // ---- chunk by chunk

    private void sayChunk(ArrayDeque<ByteBuf> encoded) {
        if (stopped) {
            encoded.forEach(ByteBuf::release);
            return;
        }
        MemoryOutflow chunk = MemoryOutflow.of(encoded, attempt, this::onChunkLeaves);
        unanswered++;
        attempt.sayContent(new Commands.Bdat(chunk.octets(), false, 1), chunk, this::onChunk);
    }

    private void onChunkLeaves() {
        if (unanswered < MOST_CHUNKS_UNANSWERED) {
            askForMore();
        }
    }

    private void onChunk(Reply reply) {
        unanswered--;
        attempt.onChunk(reply);
        askForMore();
    }

    private void sayLastChunk(ByteBuf end) {
        if (stopped) {
            end.release();
            return;
        }
        ArrayDeque<ByteBuf> last = new ArrayDeque<>(1);
        last.add(end);
        attempt.sayContent(
                new Commands.Bdat(end.readableBytes(), true, attempt.finalReplies()),
                MemoryOutflow.of(last, attempt, attempt::commit),
                attempt::onEnd);
        attempt.contentSaid();
    }

    @Override
    void stop() {
        stopped = true;
        if (reader != null) {
            reader.cancel();
        }
    }

    @Override
    void release() {
        stop();
    }
}
