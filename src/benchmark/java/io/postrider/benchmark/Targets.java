package io.postrider.benchmark;

import io.postrider.benchmark.Series.Sample;
import java.util.ArrayList;
import java.util.List;

/** What Postrider is meant to reach, beside what it did. */
final class Targets {

    private final Results results;
    private final List<Target> targets = new ArrayList<>();

    private Targets(Results results) {
        this.results = results;
    }

    /** As a table; empty if nothing of it was measured. */
    static String table(Results results) {
        Targets targets = new Targets(results);
        targets.againstOthers();
        targets.withManyConnections();
        targets.withLongMails();
        targets.farAway();
        targets.frugally();
        return targets.table();
    }

    private String table() {
        if (targets.stream().allMatch(target -> target.measured().isEmpty())) {
            return "";
        }
        Table table = new Table(List.of("what", "must be", "is", ""));
        targets.forEach(target -> table.row(target.row()));
        return table.toString();
    }

    private void againstOthers() {
        speed(Cell.USUAL, "standard", "floor", 0.6);
        speed(Cell.USUAL, "standard", "hubspot", 2);
        speed(Cell.USUAL, "standard", "smtp-source", 4);
        speed(Cell.USUAL, "eager", "floor16", 0.4);
        speed(Cell.USUAL, "eager", "hubspot", 8);
        speed(Cell.USUAL, "data", "smtp-source", 3);
    }

    private void withManyConnections() {
        for (String client : List.of("standard", "eager")) {
            speed(Cell.USUAL, client + "@100", client, 0.7);
            speed(Cell.USUAL, client + "@1000", client, 0.7);
        }
    }

    private void withLongMails() {
        for (int size : List.of(100 << 10, 5 << 20)) {
            speed(new Cell(size, 10, 0), "standard", "floor", 0.8);
            speed(new Cell(size, 10, 0), "eager", "floor", 0.8);
        }
    }

    private void farAway() {
        for (int delay : List.of(20, 100)) {
            Cell cell = new Cell(1 << 10, 10, delay);
            perRoundTrip(cell, "standard@1", 1, 0.95);
            perRoundTrip(cell, "standard", 10, 0.95);
            perRoundTrip(cell, "eager@1", 1, 12);
            perRoundTrip(cell, "eager", 10, 12);
        }
    }

    private void frugally() {
        for (String floor : List.of("floor", "floor16")) {
            targets.add(Target.atMost(
                    3,
                    "1 KiB: CPU time of eager ÷ " + floor,
                    results.ratio(Cell.USUAL, "eager", floor, Sample::cpuMicrosPerMail)));
        }
        for (String client : List.of("standard", "eager")) {
            targets.add(Target.atMost(
                    2048,
                    "1 KiB: octets that " + client + " allocates a mail",
                    results.of(Cell.USUAL, client, Sample::allocatedPerMail)));
        }
        for (int connections : Crowd.SIZES) {
            String name = Crowd.ratioName(connections);
            targets.add(Target.atMost(1.3, name, results.figure(name)));
        }
        targets.add(Target.atLeast(0.95, Growth.RATIO, results.figure(Growth.RATIO)));
        targets.add(Target.atLeast(0.5, Merging.RATIO, results.figure(Merging.RATIO)));
    }

    private void speed(Cell cell, String client, String other, double bound) {
        String what = Format.octets(cell.size()) + ": mails a second of " + client + " ÷ " + other;
        targets.add(Target.atLeast(bound, what, results.ratio(cell, client, other, Sample::mailsPerSecond)));
    }

    // The floor sends one mail in each round trip: how long that really takes is seen by it.
    private void perRoundTrip(Cell cell, String client, int connections, double bound) {
        String what = cell.delay() + " ms: mails of " + client + " per round trip and connection";
        double more = (double) cell.connections() / connections;
        targets.add(Target.atLeast(
                bound,
                what,
                results.ratio(cell, client, "floor", Sample::mailsPerSecond).map(ratio -> ratio.times(more))));
    }
}
