package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.LineEndings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LargeContentTest {

    private static final byte[] LINE = (".".repeat(9) + "x".repeat(54) + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final long SIZE = 1L << 30;

    @Test
    void aGibibyteIsScannedAndEncodedInA64MebibyteHeap() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeContentTest.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long lines = SIZE / LINE.length;
        assertThat(said).endsWith("size " + (SIZE + lines) + " left " + (SIZE + 2 * lines + 3) + "\n");
    }

    /** What the child does: prints the size that the scan finds, and how much leaves by DATA. */
    public static void main(String[] arguments) throws Exception {
        Content content = Content.of(Endless::new);
        ContentFacts facts = scan(content);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        EventExecutor loop = new DefaultEventExecutor();
        Counting counting = new Counting();
        loop.execute(() -> counting.begin(content, executor, loop));
        System.out.print("size " + facts.size() + " left " + counting.all.get(60, TimeUnit.SECONDS) + "\n");
        executor.shutdown();
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    private static ContentFacts scan(Content content) throws IOException {
        ContentScan scan = new ContentScan();
        ByteBuffer piece = ByteBuffer.allocate(ContentReader.PIECE);
        try (ReadableByteChannel channel = content.open()) {
            for (; channel.read(piece) >= 0; piece.clear()) {
                scan.add(piece.flip());
            }
        }
        return scan.end();
    }

    private static final class Counting implements ContentReader.Listener {

        final CompletableFuture<Long> all = new CompletableFuture<>();
        private final ContentEncoder encoder =
                ContentEncoder.text(Framing.DATA, BodyType.SEVEN_BIT, LineEndings.NORMALIZE, ByteBufAllocator.DEFAULT);
        private ContentReader reader;
        private long left;

        void begin(Content content, ExecutorService executor, EventExecutor loop) {
            reader = ContentReader.start(content, executor, loop, ByteBufAllocator.DEFAULT, this);
            reader.request(1);
        }

        @Override
        public void onPiece(ByteBuf piece) {
            try {
                encoder.encode(piece, this::leave);
            } catch (ContentException e) {
                all.completeExceptionally(e);
            }
            reader.request(1);
        }

        private void leave(ByteBuf piece) {
            left += piece.readableBytes();
            piece.release();
        }

        @Override
        public void onEnd() {
            ByteBuf end = ByteBufAllocator.DEFAULT.buffer();
            try {
                encoder.end(end);
                leave(end);
                all.complete(left);
            } catch (ContentException e) {
                all.completeExceptionally(e);
            }
        }

        @Override
        public void onFailure(Throwable cause) {
            all.completeExceptionally(cause);
        }
    }

    /** A gibibyte of lines with a dot before and an LF behind. */
    private static final class Endless extends InputStream {

        private static final byte[] LINES = new String(LINE, StandardCharsets.US_ASCII)
                .repeat(8192 / LINE.length)
                .getBytes(StandardCharsets.US_ASCII);
        private long given;

        @Override
        public int read() {
            throw new AssertionError("read octet by octet");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (given == SIZE) {
                return -1;
            }
            int start = (int) (given % LINES.length);
            int octets = Math.min(length, LINES.length - start);
            System.arraycopy(LINES, start, target, offset, octets);
            given += octets;
            return octets;
        }
    }
}
