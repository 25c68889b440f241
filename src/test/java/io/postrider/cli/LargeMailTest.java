package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Extension;
import io.postrider.sink.Memory;
import io.postrider.sink.Sink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails far larger than the memory of the JVM that sends them. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeMailTest {

    private static final long SIZE = 2L << 30;

    @TempDir
    Path directory;

    @Test
    void anAttachmentOfTwoGibibytesLeavesASmallHeap() throws Exception {
        Path file = sparse("large.bin");
        try (Sink sink = Sink.builder()
                .remember(Memory.COUNTS)
                .without(Extension.BINARYMIME)
                .maximumSize(2 * SIZE)
                .start()) {
            Process process = send(sink, "--text", "see the file", "--attach", file.toString());

            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).as(said()).isZero();
            assertThat(sink.counters().mails()).isOne();
            // Four symbols for three octets, and a CRLF behind each 76 of them.
            assertThat(sink.counters().contentOctets()).isBetween(SIZE / 57 * 78, SIZE / 57 * 78 + 2000);
        }
    }

    private Path sparse(String name) throws IOException {
        Path file = directory.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        return file;
    }

    private Process send(Sink sink, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path"), "io.postrider.cli.Main"));
        command.addAll(List.of("send", "--server", sink.uri(), "--from", "a@example.org", "--to", "b@example.org"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said"));
    }
}
