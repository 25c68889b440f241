package io.postrider.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinesTest {

    @Test
    void aLineIsWrittenWhenTheCallReturnsAndNobodyElseWrites() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new Lines(out).line("Grüße");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Grüße\n");
    }

    @Test
    void linesOfManyThreadsStayWholeAndNoneIsLost() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lines lines = new Lines(out);
        ExecutorService threads = Executors.newFixedThreadPool(4);

        for (int thread = 0; thread < 4; thread++) {
            int number = thread;
            threads.execute(() -> {
                for (int i = 0; i < 1000; i++) {
                    lines.line("line " + number + " " + i);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        lines.flush();

        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 4000; i++) {
            expected.add("line " + i / 1000 + " " + i % 1000);
        }
        List<String> written = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(written).hasSize(4000);
        assertThat(new HashSet<>(written)).isEqualTo(expected);
    }

    @Test
    void aReaderThatWentAwayIsRememberedAndNobodyWaitsForIt() {
        Lines lines = new Lines(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        lines.line("a");
        lines.line("b");
        lines.flush();

        assertThat(lines.isBroken()).isTrue();
    }

    @Test
    void aWholeReaderIsNotTakenForABrokenOne() {
        Lines lines = new Lines(new ByteArrayOutputStream());

        lines.line("a");

        assertThat(lines.isBroken()).isFalse();
    }
}
