package io.postrider.mime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An attachment of 16 MiB: read piece by piece in lines, and by the JDK's encoders from array to array. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Base64Benchmark {

    private final byte[] octets = new byte[16 << 20];
    private final Source.Memory source = new Source.Memory(octets);
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final byte[] symbols = new byte[24 << 20];

    public Base64Benchmark() {
        new Random(1).nextBytes(octets);
    }

    @Benchmark
    public long postriderStream() throws IOException {
        long total = 0;
        try (ReadableByteChannel channel = new Base64Segment(source).open()) {
            for (int count = channel.read(buffer.clear()); count >= 0; count = channel.read(buffer.clear())) {
                total += count;
            }
        }
        return total;
    }

    @Benchmark
    public int jdkLines() {
        return Base64.getMimeEncoder().encode(octets, symbols);
    }

    @Benchmark
    public int jdkOneLine() {
        return Base64.getEncoder().encode(octets, symbols);
    }

    @Benchmark
    public byte[] jdkOneLineIntoNewArray() {
        return Base64.getEncoder().encode(octets);
    }
}
