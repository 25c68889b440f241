package io.postrider.testing.servers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts in Debian's own Python, which has its libraries ({@code dkim}, {@code email}, {@code smtplib}). */
public final class Python {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Runs a script to its end.
     *
     * @param script its text
     * @param input its standard input
     * @param arguments its {@code sys.argv[1:]}
     */
    public static Run run(String script, byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Program.PYTHON_DKIM.path(), "-c", script));
        command.addAll(List.of(arguments));
        return Run.command(command, input, PATIENCE);
    }

    private Python() {}
}
