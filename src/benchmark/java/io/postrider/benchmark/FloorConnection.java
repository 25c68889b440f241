package io.postrider.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** One connection of the floor. Every reply is one line, for HELO has no extensions to tell of. Confined to its event loop. */
final class FloorConnection extends ChannelInboundHandlerAdapter {

    private static final byte[] HELO = "HELO client.example.com\r\n".getBytes(StandardCharsets.US_ASCII);

    private final FloorScript script;
    private final int window;
    private final CountDownLatch ready = new CountDownLatch(1);
    private ChannelHandlerContext context;
    private int hello;
    private int awaited;
    private volatile boolean stopped = true;
    private volatile long accepted;
    private Runnable whenIdle = () -> {};

    FloorConnection(FloorScript script, int window) {
        this.script = script;
        this.window = window;
    }

    void awaitReady() throws InterruptedException {
        ready.await();
    }

    void start(Runnable onIdle) {
        stopped = false;
        context.executor().execute(() -> {
            whenIdle = onIdle;
            write(window);
            context.flush();
        });
    }

    void stop() {
        stopped = true;
    }

    long accepted() {
        return accepted;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
    }

    private void write(int mails) {
        for (int left = mails; left > 0; left -= script.most()) {
            context.write(script.take(Math.min(left, script.most())), context.voidPromise());
        }
        awaited += mails * script.replies();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        int from = in.readerIndex();
        int to = in.writerIndex();
        for (int lf = in.indexOf(from, to, (byte) '\n'); lf >= 0; lf = in.indexOf(lf + 1, to, (byte) '\n')) {
            onReply();
        }
        in.release();
    }

    private void onReply() {
        if (!isOpen()) {
            onHello();
        } else if (--awaited == 0) {
            accepted += window;
        }
    }

    private void onHello() {
        hello++;
        if (hello == 1) {
            say(HELO);
        } else if (hello == 2) {
            say(script.opening());
        }
        if (isOpen()) {
            ready.countDown();
        }
    }

    // The greeting, the reply to HELO, and those to what the script begins with.
    private boolean isOpen() {
        return hello == 2 + script.openingReplies();
    }

    private void say(byte[] octets) {
        context.writeAndFlush(context.alloc().buffer(octets.length).writeBytes(octets));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!isOpen() || awaited > 0 || whenIdle == null) {
            return;
        }
        if (stopped) {
            whenIdle.run();
            whenIdle = null;
            return;
        }
        write(window);
        ctx.flush();
    }
}
