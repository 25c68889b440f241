package io.postrider.sink;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: keeps the octets of a command that has not come whole, and reads no faster than the session can hear. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails here fails because the connection is gone.
final class Connection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** So much more than what has come is there for the rest of a command. */
    private static final int ROOM = 256;

    private final Server server;
    private final long number;
    private final long opened = System.currentTimeMillis();

    private @Nullable Wire wire;
    private @Nullable Outbox outbox;
    private @Nullable Session session;
    private @Nullable ByteBuf rest;

    Connection(Server server) {
        this.server = server;
        number = server.nextConnection();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        server.tally().onOpen();
        wire = new Wire(ctx, server);
        outbox = new Outbox(ctx, server.manner().delay());
        session = new Session(server, outbox, wire, number, () -> resume(ctx));
        if (!server.isImplicitTls()) {
            greet(session);
        }
    }

    private void greet(Session session) {
        session.greet();
        requireNonNull(outbox).flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        hear(ctx, joined((ByteBuf) message));
    }

    private void hear(ChannelHandlerContext ctx, ByteBuf in) {
        try {
            requireNonNull(session).hear(in);
        } finally {
            if (in.isReadable()) {
                rest = ctx.alloc().buffer(in.readableBytes() + ROOM).writeBytes(in);
            }
            in.release();
        }
    }

    private ByteBuf joined(ByteBuf more) {
        ByteBuf before = rest;
        if (before == null) {
            return more;
        }
        rest = null;
        before.writeBytes(more);
        more.release();
        return before;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        requireNonNull(session).onReadComplete();
        allowReading(ctx);
    }

    /** The session waited for something else than octets: what has come meanwhile is heard now. */
    private void resume(ChannelHandlerContext ctx) {
        ByteBuf in = rest;
        if (in != null) {
            rest = null;
            hear(ctx, in);
        }
        channelReadComplete(ctx);
    }

    // Whoever does not take our replies is not heard either.
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        allowReading(ctx);
    }

    private void allowReading(ChannelHandlerContext ctx) {
        boolean stalled =
                requireNonNull(wire).isStalled() || requireNonNull(session).isWaiting();
        ctx.channel().config().setAutoRead(ctx.channel().isWritable() && !stalled);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done) {
            onHandshake(ctx, done);
        }
    }

    private void onHandshake(ChannelHandlerContext ctx, SslHandshakeCompletionEvent done) {
        if (!done.isSuccess()) {
            LOG.debug("sink: no TLS on connection {}: {}", number, String.valueOf(done.cause()));
            ctx.close();
            return;
        }
        SSLSession tls = ctx.pipeline().get(SslHandler.class).engine().getSession();
        server.tally().onHandshake(tls.getCreationTime() < opened);
        Session current = requireNonNull(session);
        current.onTls(tls);
        if (server.isImplicitTls()) {
            greet(current);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        server.tally().onClose();
        requireNonNull(session).onGone();
        requireNonNull(outbox).discard();
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof IOException) {
            LOG.debug("sink: connection {} lost: {}", number, cause.toString());
        } else {
            LOG.warn("sink: connection {} closed by a fault of the sink or of a rule", number, cause);
        }
        ctx.close();
    }
}
