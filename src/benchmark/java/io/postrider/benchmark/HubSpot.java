package io.postrider.benchmark;

import com.hubspot.smtp.client.SmtpClientResponse;
import com.hubspot.smtp.client.SmtpSession;
import com.hubspot.smtp.client.SmtpSessionConfig;
import com.hubspot.smtp.client.SmtpSessionFactory;
import com.hubspot.smtp.client.SmtpSessionFactoryConfig;
import com.hubspot.smtp.messages.MessageContent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.smtp.DefaultSmtpRequest;
import io.netty.handler.codec.smtp.SmtpCommand;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** HubSpot's NioSmtpClient, on the event loop that the others have: one mail at a time on each session, in one write with BDAT. */
final class HubSpot implements Contender {

    private final EventLoops loops = EventLoops.start();
    private final SmtpSessionFactory factory;
    private final List<SmtpSession> sessions = new ArrayList<>();
    private final ClosedLoop loop;

    private HubSpot(int port, Cell cell, Executor callbacks) {
        factory = new SmtpSessionFactory(SmtpSessionFactoryConfig.builder()
                .executor(callbacks)
                .eventLoopGroup(loops.group())
                .channelClass(loops.channel())
                .build());
        for (int i = 0; i < cell.connections(); i++) {
            sessions.add(open(port));
        }
        ByteBuf content = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(Letter.octets(cell.size())));
        loop = new ClosedLoop(
                sessions.stream().map(session -> sender(session, content)).toList());
    }

    /** With callbacks on a pool of threads, the kind that its own ready-made configuration has: the caller may do there what he likes. */
    static HubSpot withThreads(int port, Cell cell) {
        return new HubSpot(
                port, cell, Executors.newCachedThreadPool(new DefaultThreadFactory("benchmark-callback", true)));
    }

    /** With callbacks on the event loop, where nothing may block: as fast as it goes. */
    static HubSpot direct(int port, Cell cell) {
        return new HubSpot(port, cell, SmtpSessionFactoryConfig.DIRECT_EXECUTOR);
    }

    private SmtpSession open(int port) {
        SmtpSessionConfig config = SmtpSessionConfig.builder()
                .remoteAddress(new InetSocketAddress("127.0.0.1", port))
                .build();
        SmtpSession session = factory.connect(config).join().getSession();
        session.send(new DefaultSmtpRequest(SmtpCommand.EHLO, "client.example.com"))
                .join();
        return session;
    }

    private static Supplier<CompletableFuture<?>> sender(SmtpSession session, ByteBuf content) {
        return () -> session.send(Letter.FROM, Letter.TO, MessageContent.of(content.duplicate()))
                .thenApply(HubSpot::accepted);
    }

    private static SmtpClientResponse accepted(SmtpClientResponse response) {
        if (response.containsError()) {
            throw new IllegalStateException(response.toString());
        }
        return response;
    }

    @Override
    public long send(Duration turn) throws InterruptedException {
        return loop.send(turn);
    }

    @Override
    public void close() throws Exception {
        factory.close();
        loops.close();
    }
}
