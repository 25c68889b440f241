package io.postrider.benchmark;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.InMemory;
import io.postrider.Mail;
import io.postrider.client.Batch;
import io.postrider.client.SmtpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The whole command {@code batch}, from the start of its JVM to its end, beside a program that sends as many mails of the same size which
 * were composed before: each in a new JVM, in turns, to one sink in a process of its own. {@code -Dmails} says how many mails,
 * {@code -Drounds} how often.
 */
final class Merging implements Part {

    static final String RATIO = "batch of merged mails ÷ the same of pre-composed mails, mails a second";

    private static final Path EXAMPLES = Path.of("src", "main", "examples");
    private static final Path TABLE = Report.FOLDER.resolve("readers.csv");
    private static final int CONNECTIONS = 10;
    private static final int IN_FLIGHT = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final int mails = (int) Options.number("mails", "100000");

    @Override
    public void run(Settings settings, Report report) throws Exception {
        writeTable();
        List<Pair> pairs = new ArrayList<>();
        try (Server sink = SinkProcess.start(new Cell(2 << 10, CONNECTIONS, 0))) {
            for (int i = 0; i < settings.rounds(); i++) {
                pairs.add(pair(sink));
            }
        }
        report.results().put(RATIO, Quartiles.of(ratios(pairs)));
        report.chapter("Merging: batches of " + mails + " mails over " + CONNECTIONS + " connections", table(pairs));
    }

    private Pair pair(Server sink) throws Exception {
        Server.Count before = sink.count();
        Turn merged = run(sink, Merged.class);
        long size = sink.count().since(before).octets() / mails;
        return new Pair(size, merged, run(sink, Precomposed.class, String.valueOf(mails), String.valueOf(size)));
    }

    private Turn run(Server sink, Class<?> main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.add(String.valueOf(sink.port()));
        command.addAll(Arrays.asList(arguments));
        long before = sink.count().mails();
        long began = System.nanoTime();
        try (Child child = new Child(command)) {
            long cpu = Long.parseLong(child.hear(PATIENCE));
            long nanos = System.nanoTime() - began;
            long seen = sink.count().mails() - before;
            if (seen != mails) {
                throw new IllegalStateException("of a batch of " + mails + " mails the sink has " + seen);
            }
            return new Turn(mails, nanos, cpu, 0);
        }
    }

    private void writeTable() throws IOException {
        List<String> rows = Files.readAllLines(EXAMPLES.resolve("recipients.csv"));
        Stream<String> repeated = IntStream.range(0, mails).mapToObj(i -> rows.get(1 + i % (rows.size() - 1)));
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, (Iterable<String>) Stream.concat(Stream.of(rows.get(0)), repeated)::iterator);
    }

    private static double[] ratios(List<Pair> pairs) {
        return pairs.stream().mapToDouble(Pair::ratio).toArray();
    }

    private static String table(List<Pair> pairs) {
        Table table =
                new Table(List.of("octets", "merged, mails/s", "µs CPU", "pre-composed, mails/s", "µs CPU", "ratio"));
        pairs.forEach(pair -> table.row(List.of(
                Format.number(pair.size),
                Format.number(pair.merged.mailsPerSecond()),
                Format.number(pair.merged.cpuMicrosPerMail()),
                Format.number(pair.precomposed.mailsPerSecond()),
                Format.number(pair.precomposed.cpuMicrosPerMail()),
                Format.number(pair.ratio()))));
        return table.toString();
    }

    private record Pair(long size, Turn merged, Turn precomposed) {
        double ratio() {
            return merged.mailsPerSecond() / precomposed.mailsPerSecond();
        }
    }

    /** The command line, which ends its process: what it has used is told on its way out. */
    static final class Merged {

        private Merged() {}

        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Child.answer(String.valueOf(Meter.cpuNanos()))));
            io.postrider.cli.Main.main(
                    "batch",
                    "--server",
                    "smtp://127.0.0.1:" + arguments[0] + "?tls=none",
                    "--connections",
                    String.valueOf(CONNECTIONS),
                    "--in-flight",
                    String.valueOf(IN_FLIGHT),
                    "--template",
                    EXAMPLES.resolve("newsletter.eml").toString(),
                    "--recipients",
                    TABLE.toString());
        }
    }

    /** A program that has its content already, and sends it to as many people. */
    static final class Precomposed {

        private Precomposed() {}

        public static void main(String[] arguments) throws Exception {
            int mails = Integer.parseInt(arguments[1]);
            byte[] letter = Letter.octets(Integer.parseInt(arguments[2]));
            Content content = InMemory.canonical(letter, BodyType.SEVEN_BIT);
            SmtpClient client = Postrider.BATCH.client(Integer.parseInt(arguments[0]), CONNECTIONS, IN_FLIGHT);
            Batch.Summary summary = client.batch()
                    .inFlight(IN_FLIGHT)
                    .send(IntStream.range(0, mails).mapToObj(i -> mail(i, content)))
                    .join();
            client.close(Duration.ofSeconds(2));
            if (summary.accepted() != mails) {
                throw new IllegalStateException("mails failed: " + summary);
            }
            Child.answer(String.valueOf(Meter.cpuNanos()));
            System.exit(0);
        }

        private static Mail mail(int number, Content content) {
            return new Mail(Envelope.of(Letter.FROM, "reader" + number + "@example.org"), content);
        }
    }
}
