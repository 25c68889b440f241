package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The way of one reply from octets that were read to a {@code Reply}; 64 of them come in one read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReplyBenchmark {

    private static final int REPLIES = 64;

    /** What servers say. */
    public enum Kind {
        /** The same words each time, as to MAIL and RCPT. */
        SAME(number -> "250 2.1.5 Ok\r\n"),
        /** Words of its own each time, as to the end of a content. */
        QUEUED(number -> "250 2.0.0 Ok: queued as 4ZxT" + (1000 + number) + "wz3\r\n"),
        /** Ten lines, as to EHLO. */
        LONG(number -> "250-mx.example.org\r\n" + "250-ENHANCEDSTATUSCODES\r\n".repeat(8) + "250 CHUNKING\r\n");

        private final IntFunction<String> reply;

        Kind(IntFunction<String> reply) {
            this.reply = reply;
        }

        ByteBuf replies() {
            String text = IntStream.range(0, REPLIES).mapToObj(reply).collect(Collectors.joining());
            return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        }
    }

    @Param
    Kind kind;

    private EmbeddedChannel channel;
    private ByteBuf replies;

    @Setup
    public void open(Blackhole sink) {
        replies = kind.replies();
        channel = new EmbeddedChannel(new ReplyLineDecoder(), new ReplyDecoder(), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object reply) {
                sink.consume(reply);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(REPLIES)
    public void decode() {
        channel.pipeline().fireChannelRead(replies.retainedDuplicate());
    }
}
