package io.postrider.internal.session;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.postrider.Stage;
import io.postrider.internal.codec.ReplyDecoder;
import io.postrider.internal.codec.ReplyLineDecoder;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Connects, and puts the pipeline together:
 *
 * <pre>
 * [SslHandler]  ReplyLineDecoder  ReplyDecoder  Dialogue
 * </pre>
 *
 * <p>Any thread may open.
 */
public final class SessionOpener {

    /** More than a session ever lets wait: it has a measure of its own for that, see {@link CommandGroup#hasRoom}. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(1 << 20, 4 << 20);

    private final Network network;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public SessionOpener(Network network) {
        this.network = network;
    }

    /** Opens a connection; the owner hears on the session's event loop what becomes of it. */
    public void open(Setup setup, SessionOwner owner) {
        if (closed) {
            owner.failed(null, closed(null));
            return;
        }
        Opening opening = new Opening(setup, owner, numbers.incrementAndGet());
        EventLoop loop = network.group().next();
        try {
            // On the channel's own loop: from any other thread the greeting may be there before the session listens.
            loop.execute(() -> connect(loop, opening));
        } catch (RejectedExecutionException e) {
            owner.failed(null, closed(e));
        }
    }

    private void connect(EventLoop loop, Opening opening) {
        if (closed) {
            // A loop that is about to end would open the socket and never close it.
            opening.owner.failed(null, closed(null));
            return;
        }
        try {
            bootstrap(opening.setup)
                    .group(loop)
                    .handler(opening)
                    .connect(opening.setup.address())
                    .addListener((ChannelFuture connected) -> opening.connected(connected));
        } catch (RejectedExecutionException | IllegalStateException e) {
            opening.owner.failed(null, closed(e));
        }
    }

    private static Failure closed(@Nullable RuntimeException fault) {
        return Failure.transientFault(Stage.CONNECT, "the client is closed", fault);
    }

    /** Opens no more, and lets every session leave: one that has mail when that is done, one that is still being opened at once. */
    public void close() {
        closed = true;
        sessions.forEach(Session::leave);
    }

    /** Waits until every connection is closed, or so long; returns whether they are. */
    public boolean awaitClosed(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Session session : sessions) {
            if (!session.channel().closeFuture().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    // A failed write closes nothing by itself: what the server said before it went may still be read. The pooled
    // allocator keeps the
    // copies of large contents warm, where the adaptive one makes, and clears, new memory for them again and again.
    @SuppressWarnings(
            "deprecation") // AUTO_CLOSE is to go in a later Netty, which then will have another way to say this.
    private Bootstrap bootstrap(Setup setup) {
        long connectMillis = setup.options().timeouts().of(Stage.CONNECT).toMillis();
        return new Bootstrap()
                .channelFactory(network.channels())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(connectMillis, Integer.MAX_VALUE))
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.AUTO_CLOSE, false)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    }

    /** Notes the session until its channel is closed. */
    private void note(Session session) {
        sessions.add(session);
        session.channel().closeFuture().addListener(gone -> sessions.remove(session));
    }

    /** Makes the session when the channel is made, and starts it when the channel is connected. */
    private final class Opening extends ChannelHandlerAdapter {
        private final Setup setup;
        private final SessionOwner owner;
        private final long number;
        private @Nullable Session session;

        Opening(Setup setup, SessionOwner owner, long number) {
            this.setup = setup;
            this.owner = owner;
            this.number = number;
        }

        // On the event loop, before the channel is connected.
        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            Channel channel = ctx.channel();
            channel.pipeline().remove(this);
            Session made = new Session(channel, setup, owner, number);
            session = made;
            note(made);
            if (closed) {
                made.leave();
            }
            channel.pipeline().addLast(new ReplyLineDecoder(), new ReplyDecoder(), made.dialogue());
            if (setup.isImplicitTls()) {
                setup.tls().addTo(channel, setup);
            }
        }

        void connected(ChannelFuture connected) {
            if (session == null) {
                owner.failed(null, failure(connected.cause()));
            } else if (connected.isSuccess()) {
                session.begin();
            } else {
                session.fail(failure(connected.cause()));
            }
        }

        // The epoll transport wraps the error number in words of its own, and repeats the address.
        private static String reason(Throwable cause) {
            String message = String.valueOf(cause.getMessage());
            return message.contains("Connection refused") ? "connection refused" : message;
        }

        private Failure failure(Throwable cause) {
            return Failure.transientFault(
                    Stage.CONNECT, "no connection to " + setup.peer() + ": " + reason(cause), cause);
        }
    }
}
