package io.postrider.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;

/** What the machine can do: connections that write transactions encoded beforehand and count the replies. */
final class Floor implements Contender {

    private final EventLoops loops = EventLoops.start();
    private final List<FloorConnection> connections = new ArrayList<>();

    /** @param window how many mails each connection has under way; a whole window goes out in one write when its replies are there */
    Floor(int port, Cell cell, FloorScript script, int window) throws InterruptedException {
        for (int i = 0; i < cell.connections(); i++) {
            FloorConnection connection = new FloorConnection(script, window);
            connect(port, connection);
            connections.add(connection);
        }
        for (FloorConnection connection : connections) {
            connection.awaitReady();
        }
    }

    private void connect(int port, FloorConnection connection) {
        new Bootstrap()
                .group(loops.group())
                .channel(loops.channel())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(connection);
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly();
    }

    @Override
    public long send(Duration turn) throws InterruptedException {
        long before = accepted();
        Phaser idle = new Phaser(1);
        idle.bulkRegister(connections.size());
        connections.forEach(connection -> connection.start(idle::arriveAndDeregister));
        TimeUnit.NANOSECONDS.sleep(turn.toNanos());
        connections.forEach(FloorConnection::stop);
        idle.arriveAndAwaitAdvance();
        return accepted() - before;
    }

    private long accepted() {
        return connections.stream().mapToLong(FloorConnection::accepted).sum();
    }

    @Override
    public void close() {
        loops.close();
    }
}
