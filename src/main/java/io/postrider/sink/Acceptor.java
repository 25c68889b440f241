package io.postrider.sink;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The listening socket of a sink and the connections that came over it. For any thread but its own. */
final class Acceptor implements AutoCloseable {

    private static final int BACKLOG = 4096;

    private final Loops loops;
    private final Channel listening;
    private final ChannelGroup connections;

    /** @throws UncheckedIOException if the address cannot be had */
    Acceptor(Server server, Loops loops, InetSocketAddress address) {
        this.loops = loops;
        connections = new DefaultChannelGroup(loops.group().next());
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.channel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, false)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        if (server.isImplicitTls()) {
                            server.tls().ifPresent(tls -> channel.pipeline().addLast(tls.newHandler(channel.alloc())));
                        }
                        channel.pipeline().addLast(new Connection(server));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop();
            throw new UncheckedIOException(new IOException("cannot listen on " + address, bound.cause()));
        }
        listening = bound.channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    void resetConnections() {
        connections.stream()
                .map(channel -> channel.eventLoop().submit(() -> Wire.reset(channel)))
                .toList()
                .forEach(Future::awaitUninterruptibly);
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        stop();
    }

    private void stop() {
        loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
