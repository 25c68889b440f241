package io.postrider.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a batch ten times as long is as fast, in the same small heap. Small batches surround the large one, so that a change of the machine's speed shows. */
final class Growth implements Part {

    static final String RATIO = "batch of 1,000,000 mails ÷ batches of 100,000, mails a second, -Xmx128m";

    private static final int SMALL = 100_000;
    private static final int LARGE = 1_000_000;
    private static final List<Integer> BATCHES = List.of(SMALL, SMALL, LARGE, SMALL, SMALL);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public void run(Settings settings, Report report) throws Exception {
        List<Batch> batches = new ArrayList<>();
        try (Server sink = Server.Kind.SINK.start(new Cell(1 << 10, 10, 0));
                Child child = new Child(Core.CLIENT.java(
                        List.of("-Xms128m", "-Xmx128m"), GrowthMain.class, String.valueOf(sink.port())))) {
            child.hear(PATIENCE);
            child.ask(String.valueOf(SMALL), PATIENCE);
            for (int mails : BATCHES) {
                batches.add(measure(mails, sink, child));
            }
        }
        report.results().put(RATIO, Quartiles.of(ratios(batches)));
        report.chapter("Growth: batches of 1 KiB over 10 connections, -Xmx128m", table(batches));
    }

    private static Batch measure(int mails, Server sink, Child child) throws Exception {
        long before = sink.count().mails();
        String[] words = child.ask(String.valueOf(mails), PATIENCE).split(" ");
        long seen = sink.count().mails() - before;
        if (seen != mails) {
            throw new IllegalStateException("of a batch of " + mails + " mails the sink has " + seen);
        }
        return new Batch(mails, mails * 1e9 / Long.parseLong(words[0]), mebibytes(words[1]), mebibytes(words[2]));
    }

    private static double mebibytes(String octets) {
        return Long.parseLong(octets) / (double) (1 << 20);
    }

    private static double[] ratios(List<Batch> batches) {
        double large = batches.stream()
                .filter(batch -> batch.mails == LARGE)
                .mapToDouble(Batch::mailsPerSecond)
                .sum();
        return batches.stream()
                .filter(batch -> batch.mails == SMALL)
                .mapToDouble(batch -> large / batch.mailsPerSecond)
                .toArray();
    }

    private static String table(List<Batch> batches) {
        Table table = new Table(List.of("mails", "mails a second", "peak heap, MiB", "heap after a collection, MiB"));
        batches.forEach(batch -> table.row(List.of(
                Format.number(batch.mails),
                Format.number(batch.mailsPerSecond),
                Format.number(batch.peakHeap),
                Format.number(batch.liveHeap))));
        return table.toString();
    }

    private record Batch(int mails, double mailsPerSecond, double peakHeap, double liveHeap) {}
}
