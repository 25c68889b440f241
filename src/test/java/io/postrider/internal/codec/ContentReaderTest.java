package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.postrider.Content;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentReaderTest {

    private static final int PIECE = ContentReader.PIECE;

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final EventExecutor loop = new DefaultEventExecutor();
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    @AfterEach
    void everyBufferIsReleased() throws Exception {
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void aFileComesInOrderAndEndsOnce(@TempDir Path folder) throws Exception {
        byte[] octets = octets(10 * PIECE + 17);
        Path file = Files.write(folder.resolve("mail.eml"), octets);
        Recording heard = new Recording(true);

        start(Content.of(file), heard, 1);

        await().until(heard::finished);
        assertThat(heard.octets.toByteArray()).isEqualTo(octets);
        assertThat(heard.pieces).hasValue(11);
        assertThat(heard.ends).hasValue(1);
        assertThat(heard.failed).hasValue(0);
    }

    @Test
    void aContentOfWholePiecesAndAnEmptyOneEndToo() {
        for (int size : new int[] {0, PIECE, 4 * PIECE}) {
            WatchedContent content = WatchedContent.of(octets(size));
            Recording heard = new Recording(true);

            start(Content.of(content), heard, 1);

            await().until(heard::finished);
            assertThat(heard.octets.size()).isEqualTo(size);
            assertThat(heard.pieces).hasValue(size / PIECE);
            assertThat(content.closedAsOftenAsOpened()).isTrue();
        }
    }

    @Test
    void nothingIsReadBeyondTheReadAheadUnlessItIsAskedFor() {
        WatchedContent content = WatchedContent.of(octets(50 * PIECE));
        Recording heard = new Recording(false);

        ContentReader reader = start(Content.of(content), heard, 0);
        await().until(() -> content.read.get() == ContentReader.AHEAD * PIECE);
        loop.execute(() -> reader.request(7));

        await().until(() -> heard.pieces.get() == 7);
        await().during(50, TimeUnit.MILLISECONDS)
                .until(() -> content.read.get() <= (7 + ContentReader.AHEAD) * (long) PIECE);
        assertThat(heard.finished()).isFalse();
        cancel(reader);
        await().until(content::closedAsOftenAsOpened);
    }

    @Test
    void aCancelClosesAContentThatIsStuckInARead() {
        WatchedContent content = WatchedContent.sticking(octets(9 * PIECE), 2 * PIECE);
        Recording heard = new Recording(true);

        ContentReader reader = start(Content.of(content), heard, 1);
        await().until(() -> heard.pieces.get() == 2);
        cancel(reader);

        await().until(() -> content.closed.get() == 1);
        assertThat(heard.finished()).isFalse();
    }

    @Test
    void aFailureToOpenIsToldOnce() {
        Recording heard = new Recording(true);

        start(Content.of(Path.of("no", "such", "file")), heard, 1);

        await().until(heard::finished);
        assertThat(heard.failed).hasValue(1);
        assertThat(heard.failures.get(0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFailureToReadIsToldOnceAndTheContentClosed() {
        WatchedContent content = WatchedContent.failing(octets(9 * PIECE), 3 * PIECE);
        Recording heard = new Recording(true);

        start(Content.of(content), heard, 1);

        await().until(heard::finished);
        await().until(content::closedAsOftenAsOpened);
        assertThat(heard.failed).hasValue(1);
        assertThat(heard.ends).hasValue(0);
        assertThat(heard.failures.get(0)).hasMessage("the disk is on fire");
    }

    @Test
    void anExecutorThatTakesNoMoreWorkIsAFailure() {
        executor.shutdown();
        Recording heard = new Recording(true);

        start(Content.of(WatchedContent.of(octets(10))), heard, 1);

        await().until(heard::finished);
        assertThat(heard.failed).hasValue(1);
    }

    @Test
    void whateverHappensWhenIsToldAtMostOnceAndLeavesNothingOpen() {
        SplittableRandom random = new SplittableRandom(64);
        for (int round = 0; round < 300; round++) {
            byte[] octets = octets(random.nextInt(12 * PIECE));
            boolean fails = random.nextInt(3) == 0;
            boolean cancelled = random.nextInt(2) == 0;
            WatchedContent content = fails
                    ? WatchedContent.failing(octets, random.nextInt(octets.length + 1))
                    : WatchedContent.of(octets);
            Recording heard = new Recording(true);

            ContentReader reader = start(Content.of(content), heard, random.nextInt(1, 4));
            if (cancelled) {
                busy(random.nextInt(200_000));
                cancel(reader);
            } else {
                await().until(heard::finished);
            }

            await().until(content::closedAsOftenAsOpened);
            loop.submit(() -> {}).syncUninterruptibly();
            assertThat(heard.ends.get() + heard.failed.get()).isLessThanOrEqualTo(1);
            if (heard.ends.get() == 1) {
                assertThat(heard.octets.toByteArray()).isEqualTo(octets);
            }
        }
    }

    private ContentReader start(Content content, Recording heard, int wanted) {
        return loop.submit(() -> {
                    ContentReader reader = ContentReader.start(content, executor, loop, allocator, heard);
                    heard.reader = reader;
                    reader.request(wanted);
                    return reader;
                })
                .syncUninterruptibly()
                .getNow();
    }

    private void cancel(ContentReader reader) {
        loop.submit(reader::cancel).syncUninterruptibly();
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static void busy(int nanos) {
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
            Thread.onSpinWait();
        }
    }

    private static byte[] octets(int size) {
        byte[] octets = new byte[size];
        new Random(size).nextBytes(octets);
        return octets;
    }
}
