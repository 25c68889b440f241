package io.postrider.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Postrider's own sink. It counts what it accepts, and offers STARTTLS. */
final class SinkProcess implements Server {

    /** Where it leaves its certificate for those who speak TLS with it. */
    static final Path CERTIFICATE = Report.FOLDER.resolve("sink.pem");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Child child;
    private final int port;

    private SinkProcess(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    static SinkProcess start(Cell cell) throws IOException, InterruptedException {
        Child child =
                new Child(Core.SINK.java(List.of("-Xms1g", "-Xmx1g"), SinkMain.class, String.valueOf(cell.delay())));
        return new SinkProcess(child, Integer.parseInt(child.hear(PATIENCE)));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Count count() throws IOException, InterruptedException {
        long[] numbers = Arrays.stream(child.ask("count", PATIENCE).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Count(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    @Override
    public void close() {
        child.close();
    }
}
