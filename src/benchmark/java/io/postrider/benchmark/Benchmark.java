package io.postrider.benchmark;

import java.time.Duration;
import java.time.Instant;

/**
 * The conductor: measures every part of the plan and prints its tables as Markdown. Ends with 1 if a client dropped out.
 *
 * <pre>mvn -q -Pbenchmark test -Dbenchmark=floor,standard,eager -Dsizes=1024 -Dconnections=10</pre>
 */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.fromSystemProperties();
        Report report = new Report();
        Instant began = Instant.now();
        report.say(settings.describe());
        for (Part part : Plan.fromSystemProperties()) {
            part.run(settings, report);
        }
        report.end(settings, Duration.between(began, Instant.now()));
        System.exit(report.hasComplaints() ? 1 : 0);
    }
}
