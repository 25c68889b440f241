package io.postrider.benchmark;

import io.postrider.benchmark.Series.Sample;
import java.util.List;

/** The section of a README: who was how fast, what of the targets was reached, and how to find out for oneself. */
final class Numbers {

    private static final String COMMAND = "mvn -q -Pbenchmark test";
    private static final String ABOUT = "src/site/markdown/benchmark.md";
    private static final String PLOT = "src/site/resources/round-trips.svg";

    private final Settings settings;
    private final Results results;

    Numbers(Settings settings, Results results) {
        this.settings = settings;
        this.results = results;
    }

    String markdown() {
        return String.join(
                "\n",
                "## How fast\n",
                "Mails of 1 KiB over 10 connections, each client alone on one core and the server on another; the median of "
                        + settings.rounds()
                        + " rounds, with the quartiles\nof the ratio. The *floor* is a bare Netty client that writes transactions encoded beforehand and counts the replies: what the machine can do.\n",
                speeds(),
                "![Mails a second against round-trip time](" + PLOT + ")\n",
                "What was to be reached:\n",
                Targets.table(results),
                "`" + COMMAND
                        + "` measures all of it (`-Dbenchmark=quick`: the first table alone); [what each client does, and what the numbers leave out]("
                        + ABOUT + ").",
                settings.describe());
    }

    private String speeds() {
        Table table = new Table(
                List.of("client", "mails a second", "÷ floor", "CPU time a mail, µs", "octets allocated a mail"));
        for (Series series : results.at(Cell.USUAL)) {
            table.row(List.of(
                    Name.of(series.name()),
                    Format.number(series.of(Sample::mailsPerSecond).median()),
                    ratio(series.name()),
                    Format.number(series.of(Sample::cpuMicrosPerMail).median()),
                    Format.number(series.of(Sample::allocatedPerMail).median())));
        }
        return table.toString();
    }

    private String ratio(String client) {
        return results.ratio(Cell.USUAL, client, "floor", Sample::mailsPerSecond)
                .map(Quartiles::toString)
                .orElse("–");
    }
}
