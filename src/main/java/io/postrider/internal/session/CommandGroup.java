package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.postrider.internal.codec.Command;
import io.postrider.internal.codec.CommandEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what leaves in one write: commands (RFC 2920 section 3.1), and content where that is small. Whatever is written through it leaves in the
 * order in which it came, with the next {@link #flush} at the latest. Does not know which command may join a group. Confined to the channel's event loop.
 */
final class CommandGroup implements ChannelFutureListener {

    private static final int GROUP_OCTETS = 1024;

    /** What is smaller is copied behind the commands of its group: cheaper than a buffer of its own in the same write. */
    private static final int SMALL_OCTETS = 8 * 1024;

    private static final int LARGEST_GROUP_OCTETS = 64 * 1024;

    private final Dialogue dialogue;
    private final CommandEncoder encoder = new CommandEncoder();
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf group;
    private int groupOctets = GROUP_OCTETS;
    private long written;
    private long taken;
    private boolean tellsWhatIsTaken;
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

    /** Whether characters beyond ASCII may be said from now on (RFC 6531). */
    void allowUtf8(boolean utf8) {
        encoder.allowUtf8(utf8);
    }

    /** @throws IllegalArgumentException if something in the command may not be written */
    void check(Command command) {
        encoder.check(command);
    }

    /** Whether the socket takes more for now. */
    boolean hasRoom() {
        return context().channel().isWritable();
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
        ByteBuf into = group(carrier);
        if (piece.hasArray()) {
            into.writeBytes(piece.array(), piece.arrayOffset() + piece.readerIndex(), piece.readableBytes());
        } else {
            into.writeBytes(piece);
        }
        piece.release();
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
        writeGroup(carrier);
        writeContent(piece, carrier);
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
            writeContent(full, leaving);
        } else {
            write(full, context().newPromise().addListener(this));
        }
    }

    private void writeContent(Object piece, Exchange carrier) {
        write(piece, context().newProgressivePromise().addListener(new Progress(this, dialogue, carrier)));
    }

    private void write(Object what, ChannelPromise promise) {
        wrote = true;
        written++;
        context().write(what, promise);
    }

    // ---- what becomes of it

    /** The number of the write that what was given last leaves with; they are counted from 1. */
    long lastWrite() {
        return group == null ? written : written + 1;
    }

    /** Whether the socket has taken that write, and with it all before; where nobody tells, whether it may have. */
    boolean hasTaken(long write) {
        return write <= taken || !tellsWhatIsTaken;
    }

    /** The socket has taken one more. */
    void onTaken() {
        taken++;
    }

    @Override
    public void operationComplete(ChannelFuture write) {
        if (write.isSuccess()) {
            onTaken();
            dialogue.onTaken();
        } else {
            dialogue.onFault(write.cause());
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
