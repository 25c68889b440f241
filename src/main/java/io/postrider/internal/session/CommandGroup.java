package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.ReferenceCountUtil;
import io.postrider.internal.codec.Command;
import io.postrider.internal.codec.CommandEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what leaves in one write: commands (RFC 2920 section 3.1), and content where that is small. Whatever is written through it leaves in the
 * order in which it came, with the next {@link #flush} at the latest. Does not know which command may join a group. Confined to the channel's event loop.
 */
final class CommandGroup {

    private static final int GROUP_OCTETS = 1024;

    /** What is smaller is copied behind the commands of its group: cheaper than a buffer of its own in the same write. */
    private static final int SMALL_OCTETS = 8 * 1024;

    private static final int LARGEST_GROUP_OCTETS = 64 * 1024;

    private static final int SMALLEST_SLICE_OCTETS = 128 * 1024;
    private static final int LARGEST_SLICE_OCTETS = 1 << 20;

    /** One slice of each connection of an event loop, as long as they are few. */
    private static final int SLICES_OCTETS = 16 << 20;

    private final Dialogue dialogue;
    private final CommandEncoder encoder = new CommandEncoder();
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf group;
    private int groupOctets = GROUP_OCTETS;
    private long waitingOctets;
    private long written;
    private long taken;
    private long failed = Long.MAX_VALUE;
    private boolean tellsWhatIsTaken;
    private boolean secure;
    private boolean wrote;

    /** @param dialogue hears how far content has come */
    CommandGroup(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** Where it leaves. Before anything is written. */
    void leaveThrough(ChannelHandlerContext ctx) {
        context = ctx;
        tellsWhatIsTaken = Network.tellsWhatIsTaken(ctx.channel());
    }

    /** Whether all leaves through TLS from now on. */
    void secure(boolean tls) {
        secure = tls;
    }

    /** Whether characters beyond ASCII may be said from now on (RFC 6531). */
    void allowUtf8(boolean utf8) {
        encoder.allowUtf8(utf8);
    }

    /** @throws IllegalArgumentException if something in the command may not be written */
    void check(Command command) {
        encoder.check(command);
    }

    /** Whether the socket takes more for now: no more than a slice waits before it, and one may come to that. */
    boolean hasRoom() {
        return context().channel().isWritable() && waitingOctets <= sliceOctets();
    }

    /**
     * How much of a large content is handed over at a time. What lies on the heap is copied on its way to the kernel, slice by slice: the fewer the
     * better, as long as the copies of all connections of an event loop together stay within bounds. TLS tells of no progress within one, so there they are
     * small.
     */
    int sliceOctets() {
        if (secure) {
            return SMALLEST_SLICE_OCTETS;
        }
        int connections =
                context().channel().eventLoop() instanceof SingleThreadEventLoop loop ? loop.registeredChannels() : 1;
        int share = SLICES_OCTETS / Math.max(connections, 1);
        return Math.max(SMALLEST_SLICE_OCTETS, Math.min(share, LARGEST_SLICE_OCTETS));
    }

    /** Writes a command. No content may be half written. */
    void write(Command command) {
        encoder.encode(command, group(null));
    }

    /** Writes a piece of the content that {@code carrier} carries; it belongs to the group from now on. */
    void write(ByteBuf piece, Exchange carrier) {
        if (piece.readableBytes() <= SMALL_OCTETS) {
            copy(piece, carrier);
        } else {
            writeWhole(piece, carrier);
        }
    }

    private void copy(ByteBuf piece, Exchange carrier) {
        try {
            ByteBuf into = group(carrier);
            if (piece.hasArray()) {
                into.writeBytes(piece.array(), piece.arrayOffset() + piece.readerIndex(), piece.readableBytes());
            } else {
                into.writeBytes(piece);
            }
        } finally {
            piece.release();
        }
    }

    private ByteBuf group(@Nullable Exchange leaving) {
        if (group != null && group.readableBytes() > LARGEST_GROUP_OCTETS) {
            writeGroup(leaving);
        }
        if (group == null) {
            group = context().alloc().directBuffer(groupOctets);
        }
        return group;
    }

    /** The same as it is, such as a region of a file, behind whatever was gathered. */
    void writeWhole(Object piece, Exchange carrier) {
        try {
            writeGroup(carrier);
        } catch (RuntimeException | Error e) {
            ReferenceCountUtil.release(piece);
            throw e;
        }
        writeContent(piece, piece instanceof ByteBuf buffer ? buffer.readableBytes() : 0, carrier);
    }

    private void writeGroup(@Nullable Exchange leaving) {
        ByteBuf full = group;
        if (full == null) {
            return;
        }
        group = null;
        // The next group will be about as large; a buffer that grows is copied each time.
        groupOctets = Math.max(GROUP_OCTETS, full.readableBytes());
        if (leaving != null) {
            // Small pieces of a content of which there is more.
            writeContent(full, full.readableBytes(), leaving);
        } else {
            long number = written + 1;
            int octets = full.readableBytes();
            waitingOctets += octets;
            write(full, context().newPromise().addListener((ChannelFuture done) -> onGroupDone(number, octets, done)));
        }
    }

    private void writeContent(Object piece, int octets, Exchange carrier) {
        waitingOctets += octets;
        Progress progress = new Progress(this, written + 1, octets, dialogue, carrier);
        write(piece, context().newProgressivePromise().addListener(progress));
    }

    private void write(Object what, ChannelPromise promise) {
        wrote = true;
        written++;
        context().write(what, promise);
        // There was no memory for a copy, say: with what comes behind it the content would leave with a hole.
        if (promise.isDone() && !promise.isSuccess()) {
            throw new IllegalStateException("nothing can be written: " + promise.cause(), promise.cause());
        }
    }

    // ---- what becomes of it

    /** Notes where the content of an exchange ends, which was given as a whole. */
    void noteEnd(Exchange exchange) {
        exchange.endsIn(group == null ? written : written + 1, group == null);
    }

    /**
     * Whether the end of a content surely waits for the socket. The kernel may have taken a write in part, with the ends of some mails and not of others:
     * so an end waits for sure only if the write before it does, or if nothing comes behind it in its own. TLS tells late of what was taken.
     */
    boolean waits(Exchange exchange) {
        long write = exchange.lastWrite();
        return write > (exchange.isLastOfWrite() ? taken : taken + 1) && tellsWhatIsTaken && !secure;
    }

    /** Whether the end of a content is known never to leave, now that the channel is closed. */
    boolean isLost(Exchange exchange) {
        long write = exchange.lastWrite();
        boolean failedBefore = exchange.isLastOfWrite() ? write >= failed : write > failed;
        return write > written || failedBefore && tellsWhatIsTaken;
    }

    /** Whether the socket is known to have taken all that was given. */
    boolean hasTakenAll() {
        return group == null && taken == written;
    }

    /** The socket has taken a write of so many octets, and with it all before. */
    void onTaken(long write, int octets) {
        taken = Math.max(taken, write);
        waitingOctets -= octets;
    }

    /** A write has failed, and with it all behind. */
    void onFailed(long write) {
        failed = Math.min(failed, write);
    }

    private void onGroupDone(long number, int octets, ChannelFuture done) {
        if (done.isSuccess()) {
            onTaken(number, octets);
            dialogue.onTaken();
        } else {
            onFailed(number);
            dialogue.onWriteFailed(done.cause());
        }
    }

    /**
     * Hands over to the socket all that was written.
     *
     * @param leaving whose content is half written; null if none is
     */
    void flush(@Nullable Exchange leaving) {
        writeGroup(leaving);
        if (wrote) {
            wrote = false;
            context().flush();
        }
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return context;
    }

    /** Lets go of what was gathered and not written. */
    void release() {
        if (group != null) {
            group.release();
            group = null;
        }
    }
}
