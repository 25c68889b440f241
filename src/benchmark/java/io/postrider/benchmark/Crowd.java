package io.postrider.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The memory that thousands of open connections take: resident, when each has sent a few mails and all are idle. */
final class Crowd implements Part {

    static final List<Integer> SIZES = List.of(1_000, 5_000);

    private static final List<String> CLIENTS = List.of("floor", "standard", "hubspot", "angus");

    private static final List<String> COMPARED = List.of("floor", "standard");

    private static final int ROUNDS = 3;

    /** A heap that begins small and grows as it must, for a roomy one would hide the difference. */
    private static final List<String> HEAP = List.of("-Xms16m", "-Xmx1g");

    /** Milliseconds. */
    private static final int LONG_ROUND_TRIP = 50;

    private static final int LEAST_TURNS = 3;
    private static final int MOST_TURNS = 50;

    static String ratioName(int connections) {
        return Format.number(connections) + " open connections: resident memory of standard ÷ floor";
    }

    @Override
    public void run(Settings settings, Report report) throws Exception {
        Table table = new Table(List.of("client", "open connections", "resident memory, MiB", "÷ floor"));
        for (int connections : SIZES) {
            Map<String, double[]> figures = measure(connections, settings, report);
            figures.forEach((client, memory) -> table.row(List.of(
                    client,
                    Format.number(connections),
                    Quartiles.of(memory).toString(),
                    ratio(memory, figures.get("floor")).toString())));
            report.results().put(ratioName(connections), ratio(figures.get("standard"), figures.get("floor")));
        }
        report.chapter("Memory with open connections", table.toString());
    }

    // What no target speaks of is measured once.
    private static Map<String, double[]> measure(int connections, Settings settings, Report report)
            throws InterruptedException {
        Map<String, double[]> figures = new LinkedHashMap<>();
        CLIENTS.forEach(client -> figures.put(client, new double[COMPARED.contains(client) ? ROUNDS : 1]));
        for (int round = 0; round < ROUNDS; round++) {
            for (String client : CLIENTS) {
                if (round < figures.get(client).length) {
                    figures.get(client)[round] = measure(entrant(client, connections), settings, report);
                }
            }
        }
        return figures;
    }

    private static Quartiles ratio(double[] memory, double[] floor) {
        return Quartiles.of(IntStream.range(0, memory.length)
                .mapToDouble(round -> memory[round] / floor[round])
                .toArray());
    }

    // Postrider opens connections as it needs them: with long round trips the first ones do not do all the work before
    // the last are open. The others have theirs from the start, one after the other.
    private static Entrant entrant(String client, int connections) {
        int delay = client.equals("standard") ? LONG_ROUND_TRIP : 0;
        return new Entrant(client, new Cell(1 << 10, connections, delay));
    }

    private static double measure(Entrant entrant, Settings settings, Report report) throws InterruptedException {
        try (Server sink = Server.Kind.SINK.start(entrant.cell());
                JvmRival rival = JvmRival.start(entrant, HEAP, settings, sink.port())) {
            openAll(entrant.cell().connections(), sink, rival);
            return rival.memoryNow();
        } catch (IOException e) {
            report.complain(entrant.client() + " with " + entrant.cell().title() + " dropped out: " + e.getMessage());
            return Double.NaN;
        }
    }

    // A turn of no time is a mail or two on each connection.
    private static void openAll(int connections, Server sink, Rival rival) throws IOException, InterruptedException {
        for (int turn = 0; turn < LEAST_TURNS || sink.count().open() < connections; turn++) {
            if (turn == MOST_TURNS) {
                throw new IOException("only " + sink.count().open() + " connections are open after " + turn + " turns");
            }
            rival.take(Duration.ZERO);
        }
    }
}
