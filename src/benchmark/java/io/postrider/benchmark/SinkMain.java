package io.postrider.benchmark;

import io.postrider.sink.Counters;
import io.postrider.sink.Memory;
import io.postrider.sink.Sink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/** The sink's process: says its port, then answers each line with what it has counted. */
final class SinkMain {

    private SinkMain() {}

    public static void main(String[] arguments) throws IOException {
        Duration delay = Duration.ofMillis(Long.parseLong(arguments[0]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Sink sink =
                Sink.builder().remember(Memory.COUNTS).delay(delay).startTls().start()) {
            Files.createDirectories(SinkProcess.CERTIFICATE.getParent());
            Files.writeString(SinkProcess.CERTIFICATE, sink.certificatePem());
            Child.answer(String.valueOf(sink.port()));
            while (questions.readLine() != null) {
                Child.answer(line(sink.counters()));
            }
        }
    }

    private static String line(Counters seen) {
        return seen.mails() + " " + seen.contentOctets() + " " + seen.reads() + " " + seen.open() + " "
                + Meter.cpuNanos();
    }
}
