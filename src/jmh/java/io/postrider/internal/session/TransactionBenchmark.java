package io.postrider.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.postrider.AuthOptions;
import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Destination;
import io.postrider.Envelope;
import io.postrider.InMemory;
import io.postrider.Outcome;
import io.postrider.Pipelining;
import io.postrider.PoolOptions;
import io.postrider.Protocol;
import io.postrider.SessionOptions;
import io.postrider.SessionOptions.Chunking;
import io.postrider.TlsOptions;
import io.postrider.TlsPolicy;
import io.postrider.internal.codec.ReplyDecoder;
import io.postrider.internal.codec.ReplyLineDecoder;
import io.postrider.internal.sasl.ScramKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One mail of 1 KiB through a session, from its transaction to the outcome of its recipient; there is always a next one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransactionBenchmark implements SessionOwner, MailTransaction.Listener {

    private static final int MAILS = 64;

    @Param
    Pipelining pipelining;

    @Param
    Chunking chunking;

    private final Envelope envelope = Envelope.of("alice@example.com", "bob@example.org");
    private final PreparedContent content = PreparedContent.of(
            composed("x".repeat(62) + "\r\n"), null, PreparedContent.HeaderForm.ASCII, PreparedContent.Form.ONLY);
    private final Peer peer = new Peer();
    private EmbeddedChannel channel;
    private long expected;
    private long accepted;

    private static Content composed(String line) {
        return InMemory.canonical(line.repeat(16).getBytes(StandardCharsets.US_ASCII), BodyType.SEVEN_BIT);
    }

    @org.openjdk.jmh.annotations.Setup
    public void open() throws Exception {
        channel = new EmbeddedChannel();
        Session session = new Session(channel, setup(), this, 1);
        channel.pipeline().addLast(peer, new ReplyLineDecoder(), new ReplyDecoder(), session.dialogue());
        session.begin();
        read(peer.greeting());
    }

    private Setup setup() throws Exception {
        Destination destination = new Destination(Protocol.SMTP, "mx.example.org", 25, TlsPolicy.NONE);
        return new Setup(
                destination,
                new InetSocketAddress(InetAddress.getByAddress("mx.example.org", new byte[] {127, 0, 0, 1}), 25),
                Setup.Purpose.MAIL,
                options(),
                PoolOptions.defaults(),
                TlsLayer.of(TlsOptions.defaults(), destination.tls(), Runnable::run),
                AuthOptions.none(),
                new ScramKeys(),
                Runnable::run,
                Runnable::run,
                new Quirks(),
                Setup.Handshakes.UNTRIED);
    }

    private SessionOptions options() {
        return SessionOptions.defaults()
                .withClientName("client.example.com")
                .withPipelining(pipelining)
                .withChunking(chunking);
    }

    @Benchmark
    @OperationsPerInvocation(MAILS)
    public long mail() {
        expected += MAILS;
        while (accepted < expected) {
            read(peer.replies());
        }
        return accepted;
    }

    private void read(ByteBuf octets) {
        channel.pipeline().fireChannelRead(octets).fireChannelReadComplete();
    }

    @Override
    public MailTransaction next(Session session, Session.Standing standing) {
        return new MailTransaction(envelope, envelope.recipients(), content, this);
    }

    @Override
    public void settled(MailTransaction transaction, @Nullable InetSocketAddress server) {
        if (!(transaction.outcome(0) instanceof Outcome.Accepted)) {
            throw new IllegalStateException(String.valueOf(transaction.outcome(0)));
        }
        accepted++;
    }

    @Override
    public void begun() {}

    @Override
    public void unsuited(MailTransaction transaction, BodyType widest) {}

    @Override
    public void withdrawn(MailTransaction transaction) {}

    @Override
    public void ready(Session session) {}

    @Override
    public void giveBack(MailTransaction transaction, Session.Suspicion suspicion) {
        throw new IllegalStateException("given back");
    }

    @Override
    public void failed(@Nullable Session session, Failure failure) {
        throw new IllegalStateException(failure.description());
    }

    @Override
    public void gone(Session session) {
        throw new IllegalStateException("gone");
    }
}
