package io.postrider.internal.session;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.postrider.AuthOptions;
import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Destination;
import io.postrider.Envelope;
import io.postrider.Outcome;
import io.postrider.Pipelining;
import io.postrider.PoolOptions;
import io.postrider.Protocol;
import io.postrider.SessionOptions;
import io.postrider.TlsOptions;
import io.postrider.TlsPolicy;
import io.postrider.internal.codec.ReplyDecoder;
import io.postrider.internal.codec.ReplyLineDecoder;
import io.postrider.internal.sasl.ScramKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session without a network, for what depends on the very moment at which something happens. For one thread, which is the event loop too. */
final class Rehearsal implements SessionOwner, AutoCloseable {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Session session;
    private final Queue<MailTransaction> mails = new ArrayDeque<>();
    private final List<String> verdicts = new ArrayList<>();
    private long heldOctets;
    private final StringBuilder written = new StringBuilder();
    private final Queue<ChannelPromise> held = new ArrayDeque<>();
    private Runnable onBegun = () -> {};

    Rehearsal(Pipelining pipelining) throws UnknownHostException {
        this(SessionOptions.defaults().withPipelining(pipelining));
    }

    Rehearsal(SessionOptions options) throws UnknownHostException {
        session = new Session(channel, setup(options.withClientName("client.example.com")), this, 1);
        channel.pipeline().addLast(new ReplyLineDecoder(), new ReplyDecoder(), session.dialogue());
        session.begin();
        channel.runPendingTasks();
    }

    private static Setup setup(SessionOptions options) throws UnknownHostException {
        Destination destination = new Destination(Protocol.SMTP, "mx.example.org", 25, TlsPolicy.NONE);
        return new Setup(
                destination,
                new InetSocketAddress(InetAddress.getByAddress("mx.example.org", new byte[] {127, 0, 0, 1}), 25),
                Setup.Purpose.MAIL,
                options,
                PoolOptions.defaults(),
                TlsLayer.of(TlsOptions.defaults(), destination.tls(), Runnable::run),
                AuthOptions.none(),
                new ScramKeys(),
                Runnable::run,
                Runnable::run,
                new Quirks(),
                Setup.Handshakes.UNTRIED);
    }

    /** The next mail has this content, and goes to one recipient. */
    MailTransaction add(Content content) {
        Envelope envelope = Envelope.of("a@example.com", "b@example.org");
        PreparedContent prepared =
                PreparedContent.of(content, null, PreparedContent.HeaderForm.ASCII, PreparedContent.Form.ONLY);
        MailTransaction mail = new MailTransaction(envelope, envelope.recipients(), prepared, new Listener());
        mails.add(mail);
        return mail;
    }

    private final class Listener implements MailTransaction.Listener {
        @Override
        public void begun() {
            onBegun.run();
        }

        @Override
        public void unsuited(MailTransaction mail, BodyType widest) {
            throw new AssertionError("the content has one form only");
        }

        @Override
        public void withdrawn(MailTransaction mail) {}

        @Override
        public void settled(MailTransaction mail, @Nullable InetSocketAddress server) {
            Outcome outcome = mail.outcome(0);
            verdicts.add(outcome == null ? "put off" : outcome.status() + " " + outcome.stage());
        }
    }

    /** What happens when a session takes a mail, before it says a word of it. */
    void whenBegun(Runnable task) {
        onBegun = task;
    }

    /** The server says these lines, all in one read, and the session answers. */
    String hear(String... lines) {
        for (String line : lines) {
            ByteBuf octets = Unpooled.copiedBuffer(line + "\r\n", StandardCharsets.US_ASCII);
            channel.pipeline().fireChannelRead(octets);
        }
        channel.pipeline().fireChannelReadComplete();
        return said();
    }

    /** There is mail, as somebody else has told the session. */
    String wake() {
        session.wake();
        return said();
    }

    /** From now on the socket takes nothing: what is written stays before it. */
    void block() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext ctx) {}

            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                written.append(((ByteBuf) message).toString(StandardCharsets.US_ASCII));
                ctx.write(message, promise);
            }
        });
    }

    /** From now on there is no memory for what is to be written. Another error than that of memory says so, as JUnit ends with that one. */
    void failToAllocate() {
        failToAllocate(() -> {
            throw new InternalError("no memory");
        });
    }

    /** From now on there is no buffer for what is to be written. */
    void failToAllocate(Supplier<ByteBuf> failure) {
        channel.config().setAllocator(new AbstractByteBufAllocator(true) {
            @Override
            protected ByteBuf newHeapBuffer(int octets, int mostOctets) {
                return failure.get();
            }

            @Override
            protected ByteBuf newDirectBuffer(int octets, int mostOctets) {
                return failure.get();
            }

            @Override
            public boolean isDirectBufferPooled() {
                return false;
            }
        });
    }

    /** From now on the socket takes one write for each call of {@link #takeOne}. */
    void hold() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                heldOctets += ((ByteBuf) message).readableBytes();
                ((ByteBuf) message).release();
                held.add(promise);
            }
        });
    }

    /** From now on the socket fails at each region of a file, behind what the task does. */
    void failAtRegions(Runnable task) {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                if (message instanceof FileRegion region) {
                    task.run();
                    region.release();
                    promise.setFailure(new IOException("failed at a region"));
                } else {
                    ctx.write(message, promise);
                }
            }
        });
    }

    private final StringBuilder takenOctets = new StringBuilder();

    /** From now on the socket takes all up to the end of {@code last}, be it in the middle of a write, and nothing more. */
    void takeUpTo(String last) {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                String octets = ((ByteBuf) message).toString(StandardCharsets.US_ASCII);
                ((ByteBuf) message).release();
                int end = held.isEmpty() ? octets.indexOf(last) : 0;
                boolean whole = held.isEmpty() && end < 0;
                takenOctets.append(whole ? octets : octets.substring(0, held.isEmpty() ? end + last.length() : 0));
                if (whole) {
                    promise.setSuccess();
                } else {
                    held.add(promise);
                }
            }
        });
    }

    String taken() {
        return takenOctets.toString();
    }

    /** How many octets were given to the socket since it holds. */
    long heldOctets() {
        return heldOctets;
    }

    /** From now on there is no memory to copy what is no command to where the socket could take it. */
    void failAtPieces() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                if (((ByteBuf) message).readableBytes() > 8 * 1024) {
                    ((ByteBuf) message).release();
                    promise.setFailure(new IllegalStateException("no direct memory"));
                } else {
                    ctx.write(message, promise);
                }
            }
        });
    }

    /** The socket takes one more of what is held; false if there is none. */
    boolean takeOne() {
        ChannelPromise promise = held.poll();
        if (promise != null) {
            promise.trySuccess();
        }
        channel.runPendingTasks();
        return promise != null;
    }

    /** What was written since the socket was blocked. */
    String written() {
        return written.toString();
    }

    /** What the session has said since the last time. */
    String said() {
        channel.runPendingTasks();
        StringBuilder said = new StringBuilder();
        for (ByteBuf octets = channel.readOutbound(); octets != null; octets = channel.readOutbound()) {
            said.append(octets.toString(StandardCharsets.US_ASCII));
            octets.release();
        }
        return said.toString();
    }

    /** The server closes the connection. */
    void lose() {
        channel.close();
        channel.runPendingTasks();
    }

    /** Whether the next connections go without pipelining. */
    boolean breaksPipelining() {
        return session.setup().quirks().breaksPipelining();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    List<String> verdicts() {
        return verdicts;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    // ---- what the session tells its owner

    @Override
    public void ready(Session ready) {}

    @Override
    public @Nullable MailTransaction next(Session asking, Session.Standing standing) {
        MailTransaction next = mails.poll();
        return next != null && next.take() ? next : null;
    }

    @Override
    public void giveBack(MailTransaction mail, Session.Suspicion suspicion) {
        verdicts.add("given back");
    }

    @Override
    public void failed(@Nullable Session failed, Failure failure) {
        verdicts.add("failed: " + failure.description());
    }

    @Override
    public void gone(Session gone) {}
}
