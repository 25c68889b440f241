package io.postrider.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured.
 *
 * @param rounds how many rounds count ({@code -Drounds})
 * @param turn how long a turn is ({@code -Dseconds}); longer where round trips are long
 * @param warmUp how long each client runs before the first round that counts ({@code -Dwarm}, seconds)
 * @param options more options for the clients' JVMs ({@code -Djvm}, blanks between them), where <code>{client}</code> stands for the client's name:
 *     <code>-XX:StartFlightRecording:filename=/tmp/{client}.jfr,settings=profile</code>
 */
record Settings(int rounds, Duration turn, Duration warmUp, List<String> options) {

    static Settings fromSystemProperties() {
        return new Settings(
                (int) Options.number("rounds", "5"),
                Options.seconds("seconds", "1"),
                Options.seconds("warm", "10"),
                Options.words("jvm", "", "\\s+"));
    }

    String describe() {
        return "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", " + Runtime.getRuntime().availableProcessors()
                + " processors. " + rounds + " rounds of turns of " + Format.number(turn.toMillis() / 1000.0)
                + " s after a warm-up of " + warmUp.toSeconds() + " s each. " + Core.describe() + "\n";
    }
}
