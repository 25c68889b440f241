package io.postrider.cli;

import io.postrider.SessionOptions;
import io.postrider.Transcript;
import io.postrider.cli.output.Console;
import io.postrider.cli.output.DialoguePrinter;
import io.postrider.cli.output.Progress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is shown, and how. */
final class OutputOptions {

    @Option(names = "--json", description = "One JSON object per line on standard output, as soon as it is known.")
    boolean json;

    @Option(names = "--no-progress", description = "No bar, not even on a terminal.")
    boolean noProgress;

    @Option(names = "--verbose", description = "Show the dialogue on standard error, secrets hidden.")
    boolean verbose;

    /** The bar, unless it would be in the way of something or nobody would see it. */
    Progress progress(long mails, Console console) {
        if (noProgress || verbose) {
            return Progress.none();
        }
        return switch (console.watched()) {
            case NONE -> Progress.none();
            case ERR -> Progress.bar(mails, console.err(), "");
            case BOTH -> Progress.bar(mails, console.err(), Progress.Bar.ERASE);
        };
    }

    SessionOptions session(SessionOptions options, Console console) {
        Optional<Transcript> transcript =
                verbose ? Optional.of(new DialoguePrinter(console.err()::println)) : options.transcript();
        return new SessionOptions(
                options.clientName(),
                options.pipelining(),
                options.window(),
                options.chunking(),
                options.lineEndings(),
                options.timeouts(),
                transcript);
    }
}
