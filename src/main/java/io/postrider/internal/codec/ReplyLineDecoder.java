package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/**
 * Octets to lines, which end with LF or CRLF and have at most {@value #MAXIMUM_OCTETS} octets. What is read is copied once into an array, and the
 * lines are shown where they lie in it: a {@link ReplyLine} is good until its {@code channelRead} returns.
 *
 * <p>Netty's own decoder makes a buffer of each line, which takes half of the time of a reply.
 */
public final class ReplyLineDecoder extends ChannelInboundHandlerAdapter {

    static final int MAXIMUM_OCTETS = 4096;

    private static final int LARGEST_READ = 64 * 1024;

    private static final byte[] NOTHING = {};

    /** Where a read is taken to when nothing is left of the one before: thousands of connections need it once for each event loop. */
    private static final FastThreadLocal<byte[]> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[LARGEST_READ];
        }
    };

    private final ReplyLine line = new ReplyLine();
    private final byte[] ofThread = OF_THREAD.get();

    // What is read and is no line yet lies from start to end, between reads in an array of its own.
    private byte[] octets = NOTHING;
    private int start;
    private int end;
    private boolean broken;

    /** Whether there are octets behind the last line. */
    public boolean hasUnreadOctets() {
        return end > start;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf read = (ByteBuf) message;
        try {
            take(read);
        } finally {
            read.release();
        }
        tellLines(ctx);
        if (end - start > MAXIMUM_OCTETS) {
            fail(ctx);
        }
        keepRest();
    }

    private void take(ByteBuf read) {
        int more = read.readableBytes();
        if (start == end) {
            octets = ofThread;
            start = 0;
            end = 0;
        }
        if (end + more > octets.length) {
            makeRoom(more);
        }
        read.readBytes(octets, end, more);
        end += more;
    }

    private void makeRoom(int more) {
        int kept = end - start;
        byte[] target = new byte[Math.max(kept + more, 2 * kept)];
        System.arraycopy(octets, start, target, 0, kept);
        octets = target;
        start = 0;
        end = kept;
    }

    // The others have the array of the thread next. A part of a line is short, and rare.
    private void keepRest() {
        if (start == end) {
            octets = NOTHING;
            start = 0;
            end = 0;
        } else if (octets == ofThread) {
            octets = Arrays.copyOfRange(octets, start, end);
            end -= start;
            start = 0;
        }
    }

    private void tellLines(ChannelHandlerContext ctx) {
        int searched = start;
        while (!broken) {
            int feed = indexOfLineFeed(searched);
            if (feed < 0) {
                return;
            }
            int length = feed - start - (feed > start && octets[feed - 1] == '\r' ? 1 : 0);
            if (length > MAXIMUM_OCTETS) {
                fail(ctx);
                return;
            }
            line.show(octets, start, length);
            start = feed + 1;
            searched = start;
            ctx.fireChannelRead(line);
        }
    }

    private int indexOfLineFeed(int from) {
        for (int i = from; i < end; i++) {
            if (octets[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    // Once: nothing that follows is of any use.
    private void fail(ChannelHandlerContext ctx) {
        start = 0;
        end = 0;
        if (!broken) {
            broken = true;
            ctx.fireExceptionCaught(new MalformedReplyException("a line of more than " + MAXIMUM_OCTETS + " octets"));
        }
    }
}
