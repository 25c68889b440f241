package io.postrider.internal.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.postrider.BodyType;
import io.postrider.LineEndings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What happens to the octets of a content on their way out, beside a mere copy of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ContentBenchmark {

    /** Lines of a mail. */
    public enum Text {
        /** Base64: 76 octets and CRLF. */
        CLEAN("TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24sIGJ1dCBieSB0aGlz\r\n"),
        /** Prose of uneven lines with dots in it, none of which begins a line. */
        PROSE(
                "Dear all. Thank you. It works.\r\n\r\nThe server mx1.example.org answers, and more follows e.g. here:\r\nso.\r\n"
                        + "This is a longer line of the kind that people write to each other in lists.\r\n"),
        /** One line of thirteen begins with a dot. */
        DOTS("x".repeat(76) + "\r\n", "." + "x".repeat(75) + "\r\n"),
        /** A file of a Unix system. */
        BARE_LF("x".repeat(59) + "\n");

        private final String usual;
        private final String rare;

        Text(String line) {
            this(line, line);
        }

        Text(String usual, String rare) {
            this.usual = usual;
            this.rare = rare;
        }

        byte[] octets(int size) {
            StringBuilder text = new StringBuilder();
            while (text.length() < size) {
                text.append(usual.repeat(12)).append(rare);
            }
            return (text.substring(0, size - 2) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Param({"1024", "65536", "5242880"})
    int size;

    @Param
    Text text;

    private byte[] octets;
    private byte[] target;
    private ByteBuffer content;
    private ByteBuf buffer;

    @Setup
    public void make() {
        octets = text.octets(size);
        target = new byte[size];
        content = ByteBuffer.wrap(octets);
        buffer = Unpooled.wrappedBuffer(octets);
    }

    @Benchmark
    public byte[] arraycopy() {
        System.arraycopy(octets, 0, target, 0, size);
        return target;
    }

    @Benchmark
    public ContentFacts scan() {
        return ContentFacts.of(content);
    }

    /** DATA of a canonical content. */
    @Benchmark
    public void stuff(Blackhole sink) throws ContentException {
        encode(ContentEncoder.canonical(Framing.DATA, PooledByteBufAllocator.DEFAULT), sink);
    }

    /** DATA of a content of which nothing is known. */
    @Benchmark
    public void encode(Blackhole sink) throws ContentException {
        encode(
                ContentEncoder.text(
                        Framing.DATA, BodyType.SEVEN_BIT, LineEndings.NORMALIZE, PooledByteBufAllocator.DEFAULT),
                sink);
    }

    private void encode(ContentEncoder encoder, Blackhole sink) throws ContentException {
        encoder.encode(buffer.retainedDuplicate(), piece -> {
            sink.consume(piece);
            piece.release();
        });
    }
}
