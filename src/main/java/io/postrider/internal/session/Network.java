package io.postrider.internal.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueDatagramChannel;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.postrider.Transport;
import java.util.concurrent.TimeUnit;

/**
 * The event loops, and the kind of channel that runs on them.
 *
 * @param group the event loops
 * @param channels makes a channel for them
 * @param datagrams makes one for datagrams
 */
public record Network(
        EventLoopGroup group,
        ChannelFactory<? extends SocketChannel> channels,
        ChannelFactory<? extends DatagramChannel> datagrams) {

    /**
     * Event loops of the given kind.
     *
     * @throws IllegalArgumentException if this machine does not have it
     */
    public static Network of(Transport transport, int loops) {
        return switch (transport) {
            case AUTO -> of(best(), loops);
            case NIO -> of(NioIoHandler.newFactory(), NioSocketChannel::new, NioDatagramChannel::new, loops);
            case EPOLL -> {
                require(Epoll.isAvailable(), transport, Epoll.unavailabilityCause());
                yield of(EpollIoHandler.newFactory(), EpollSocketChannel::new, EpollDatagramChannel::new, loops);
            }
            case KQUEUE -> {
                require(KQueue.isAvailable(), transport, KQueue.unavailabilityCause());
                yield of(KQueueIoHandler.newFactory(), KQueueSocketChannel::new, KQueueDatagramChannel::new, loops);
            }
            case IO_URING -> {
                require(IoUring.isAvailable(), transport, IoUring.unavailabilityCause());
                yield of(IoUringIoHandler.newFactory(), IoUringSocketChannel::new, IoUringDatagramChannel::new, loops);
            }
        };
    }

    // io_uring is taken only by those who ask for it: many kernels and containers forbid it.
    private static Transport best() {
        if (Epoll.isAvailable()) {
            return Transport.EPOLL;
        }
        return KQueue.isAvailable() ? Transport.KQUEUE : Transport.NIO;
    }

    /**
     * Whether a write on this channel is known to be done before the server can have answered it. The others are done in the kernel's own
     * time, and what it tells of that may come later than the answer.
     */
    static boolean tellsWhatIsTaken(Channel channel) {
        return !(channel instanceof IoUringSocketChannel);
    }

    private static Network of(
            IoHandlerFactory handlers,
            ChannelFactory<? extends SocketChannel> channels,
            ChannelFactory<? extends DatagramChannel> datagrams,
            int loops) {
        DefaultThreadFactory threads = new DefaultThreadFactory("postrider-loop", true);
        return new Network(new MultiThreadIoEventLoopGroup(loops, threads, handlers), channels, datagrams);
    }

    private static void require(boolean available, Transport transport, Throwable why) {
        if (!available) {
            throw new IllegalArgumentException(
                    "transport " + transport + " is not available on this machine: " + rootMessage(why), why);
        }
    }

    private static String rootMessage(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /**
     * Ends the event loops; returns at once. They stay for a moment: what a task that was already queued opens is closed by the loop's next
     * turn, and after the last turn by nobody.
     */
    public void close() {
        group.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS);
    }
}
