package io.postrider.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What was measured: on the standard output as it comes, and in files. */
final class Report {

    static final Path FOLDER = Path.of("target", "benchmark");

    private final StringBuilder text = new StringBuilder();
    private final Results results = new Results();
    private boolean complaints;

    void add(Comparison comparison, List<Series> all) {
        results.add(comparison, all);
        chapter(comparison.title(), new Tables(all).markdown());
    }

    void chapter(String title, String body) {
        say("### " + title + "\n\n" + body);
    }

    /** Says what went wrong. */
    void complain(String what) {
        complaints = true;
        say("**" + what + "**\n");
    }

    boolean hasComplaints() {
        return complaints;
    }

    Results results() {
        return results;
    }

    void say(String markdown) {
        System.out.println(markdown);
        text.append(markdown).append('\n');
        write("report.md", text.toString());
    }

    /** What only the whole can tell: which targets were reached, and the plot. */
    void end(Settings settings, Duration took) {
        String targets = Targets.table(results);
        if (!targets.isEmpty()) {
            chapter("What must be reached", targets);
        }
        Plot plot = new Plot(results.byRoundTripTime());
        if (plot.isWorthwhile()) {
            write("round-trips.svg", plot.svg());
        }
        say("Took " + took.toSeconds() / 60 + " min " + took.toSecondsPart()
                + " s. The whole, a section for the README, and the plot are in " + FOLDER + ".\n");
        write("numbers.md", new Numbers(settings, results).markdown());
    }

    private static void write(String name, String content) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
