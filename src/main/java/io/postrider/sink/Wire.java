package io.postrider.sink;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/** What can be done to a connection besides talking. Confined to its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails here fails because the connection is gone.
final class Wire {

    /** How long a client that was closed in order may go on talking before it is cut off. */
    private static final long LINGER_MILLIS = 500;

    /** Octets that are repeated are written in pieces of about this size. */
    private static final int REPETITION_OCTETS = 4096;

    private final ChannelHandlerContext context;
    private final Server server;
    private boolean stalled;

    Wire(ChannelHandlerContext context, Server server) {
        this.context = context;
        this.server = server;
    }

    /** Whether nothing more is to be read. */
    boolean isStalled() {
        return stalled;
    }

    /** Closes in order; what was said before arrives. */
    void close() {
        whenFlushed().addListener(flushed -> closeGently());
    }

    // Closing a socket that has octets to read resets it, and takes our last reply away from a client that is still
    // writing.
    private void closeGently() {
        boolean clear = context.pipeline().get(SslHandler.class) == null;
        if (clear && context.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            context.close();
        }
    }

    /** Resets (TCP RST) when what was said before has left. */
    void reset() {
        whenFlushed().addListener(flushed -> reset(context.channel()));
    }

    /** Resets a connection, without a farewell of TLS. On its event loop. */
    static void reset(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.pipeline().firstContext().close();
        }
    }

    private ChannelFuture whenFlushed() {
        return context.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    /** Reads nothing more. */
    void stall() {
        stalled = true;
        context.channel().config().setAutoRead(false);
    }

    /** Begins TLS with the next octet. */
    void startTls() {
        server.tls().ifPresent(tls -> context.pipeline().addFirst(tls.newHandler(context.alloc())));
    }

    /** Says the same octets again and again until the client goes away. */
    void repeat(byte[] octets) {
        int times = octets.length == 0 ? 0 : Math.max(1, REPETITION_OCTETS / octets.length);
        ByteBuf run = context.alloc().buffer(times * octets.length + 1);
        for (int i = 0; i < times; i++) {
            run.writeBytes(octets);
        }
        context.writeAndFlush(run).addListener(written -> {
            if (written.isSuccess() && times > 0) {
                context.executor().execute(() -> repeat(octets));
            }
        });
    }
}
