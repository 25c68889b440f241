package io.postrider.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Clients that take turns at one server.
 *
 * @param title of the chapter
 * @param cell the circumstances
 * @param clients who takes part, in the order of their turns
 * @param server who is sent to
 */
record Comparison(String title, Cell cell, List<String> clients, Server.Kind server) implements Part {

    static Comparison of(Cell cell, List<String> clients) {
        return new Comparison(cell.title(), cell, clients, Server.Kind.SINK);
    }

    @Override
    public void run(Settings settings, Report report) throws Exception {
        List<Series> all = measure(settings);
        report.add(this, all.stream().filter(Series::isWhole).toList());
        all.stream().flatMap(series -> series.complaint().stream()).forEach(report::complain);
    }

    private List<Series> measure(Settings settings) throws Exception {
        List<Series> all = new ArrayList<>();
        try (Server started = server.start(cell)) {
            try {
                for (String client : clients) {
                    if (!client.equals(SmtpSource.PROGRAM) || SmtpSource.isInstalled()) {
                        all.add(Series.start(client, cell, settings, started.port()));
                    }
                }
                new Rounds(settings, cell, started, all).run();
            } finally {
                all.forEach(Series::end);
            }
        }
        return all;
    }
}
