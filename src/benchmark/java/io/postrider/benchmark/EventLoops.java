package io.postrider.benchmark;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * One event loop, of the kind that Postrider takes when it may choose, for those who bring none.
 *
 * @param group the event loop
 * @param channel what runs on it
 */
record EventLoops(EventLoopGroup group, Class<? extends Channel> channel) implements AutoCloseable {

    static EventLoops start() {
        return Epoll.isAvailable()
                ? start(EpollIoHandler.newFactory(), EpollSocketChannel.class)
                : start(NioIoHandler.newFactory(), NioSocketChannel.class);
    }

    private static EventLoops start(IoHandlerFactory handlers, Class<? extends Channel> channel) {
        return new EventLoops(new MultiThreadIoEventLoopGroup(1, handlers), channel);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
