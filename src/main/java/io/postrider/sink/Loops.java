package io.postrider.sink;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.postrider.Transport;

/**
 * The event loops of one sink, and the kind of channel that goes with them.
 *
 * @param group its threads
 * @param channel what listens on them
 */
record Loops(EventLoopGroup group, Class<? extends ServerChannel> channel) {

    /** Starts loops of this kind; of another where the machine has not got it. */
    static Loops start(Transport transport, int threads) {
        boolean auto = transport == Transport.AUTO;
        if (transport == Transport.IO_URING && IoUring.isAvailable()) {
            return start(threads, IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
        }
        if ((auto || transport == Transport.EPOLL) && Epoll.isAvailable()) {
            return start(threads, EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }
        if ((auto || transport == Transport.KQUEUE) && KQueue.isAvailable()) {
            return start(threads, KQueueIoHandler.newFactory(), KQueueServerSocketChannel.class);
        }
        return start(threads, NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    private static Loops start(int threads, IoHandlerFactory factory, Class<? extends ServerChannel> channel) {
        return new Loops(
                new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("sink", true), factory), channel);
    }
}
