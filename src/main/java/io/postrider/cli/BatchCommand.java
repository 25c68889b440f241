package io.postrider.cli;

import io.postrider.cli.Reporter.Detail;
import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import io.postrider.cli.output.Plural;
import io.postrider.cli.output.Progress;
import io.postrider.cli.output.Summary;
import io.postrider.cli.output.Tally;
import io.postrider.client.SmtpClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends many mails, tells of each as soon as its outcome is known, and sums up. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = {
            "postrider batch --server URI FILE.eml|DIR... [OPTION]...",
            "postrider batch --server URI --template FILE.eml --recipients FILE.csv [--from A] [OPTION]..."
        },
        description = "Sends many mails: messages that lie in files, or a template merged with a table.")
final class BatchCommand implements Callable<Integer> {

    private final Console console;
    private final Tally tally = new Tally();
    private final StopSign stopSign = new StopSign();

    @Mixin
    BatchOptions options = new BatchOptions();

    @Option(names = "--dry-run", paramLabel = "DIR", description = "Write each mail to a file in DIR instead.")
    @Nullable
    String dryRun;

    @ArgGroup(validate = false, order = 12, heading = "%nSignature:%n")
    DkimOptions dkim = new DkimOptions();

    @Mixin
    ClientOptions client = new ClientOptions();

    BatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Signing signing = new Signing(dkim.signer());
        try (Workers workers = new Workers()) {
            return (dryRun == null ? send(signing, workers) : write(dryRun, signing, workers)).code();
        }
    }

    private ExitStatus write(String directory, Signing signing, Workers workers) {
        Jobs jobs = jobs(workers);
        try (Progress progress = client.output.progress(jobs.size(), console)) {
            return new DryRun(directory, reporter(progress)).run(made(jobs, signing, workers));
        }
    }

    private ExitStatus send(Signing signing, Workers workers) {
        try (OpenClient open = client.open(console)) {
            Jobs jobs = jobs(workers);
            try (GracefulStop stop = new GracefulStop(() -> stop(open))) {
                long begun = System.nanoTime();
                ExitStatus status = send(jobs.size(), made(jobs, signing, workers), open.client());
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                long connections = open.client().statistics().connectionsOpened();
                new Summary(tally, took, connections).lines().forEach(console::say);
                console.out().flush();
                return status.or(tally.exitStatus()).or(whatIsLeft(jobs.size() - tally.mails()));
            }
        }
    }

    // Whoever stops a batch wants to know what of it is still to be sent: of these no line was written.
    private ExitStatus whatIsLeft(long mails) {
        if (mails <= 0) {
            return ExitStatus.OK;
        }
        console.say("postrider batch: stopped before " + Plural.of(mails, "more mail") + "; not sent");
        return ExitStatus.TRY_LATER;
    }

    // With a pause between the mails each is made when its turn comes: its date should not be that of hours before.
    private Iterator<Made> made(Jobs jobs, Signing signing, Workers workers) {
        Function<Recipe, Made> make = recipe -> recipe.make(signing);
        return client.flow.pause.isZero() ? workers.map(jobs.iterator(), make) : new InTurn<>(jobs.iterator(), make);
    }

    private Jobs jobs(Workers workers) {
        options.requireThatTheyGoTogether();
        if (options.template != null || options.recipients != null) {
            return MergeJobs.of(options, client.flow, workers, console::say);
        }
        if (options.files.isEmpty()) {
            throw new WrongUsage("nothing to send: FILE.eml or DIR, or --template with --recipients");
        }
        return FileJobs.of(options.files, Optional.ofNullable(options.from), options.to, client.flow, workers);
    }

    private void stop(OpenClient open) {
        stopSign.raise();
        open.close();
    }

    private ExitStatus send(long mails, Iterator<Made> jobs, SmtpClient by) {
        try (Progress progress = client.output.progress(mails, console)) {
            Reporter reporter = reporter(progress);
            Feed feed = new Feed(jobs, reporter::outcome, client.flow.pause, stopSign, console.out());
            by.batch()
                    .inFlight(client.flow.inFlight.value())
                    .onOutcome((number, mail, receipt) -> reporter.outcome(feed.take(number), receipt))
                    .send(feed)
                    .join();
        } catch (CompletionException e) {
            // The table that was sound cannot be read any more. What was sent before is told of all the same.
            return Failure.of(e).say("batch", console);
        }
        return ExitStatus.OK;
    }

    private Reporter reporter(Progress progress) {
        return new Reporter(console.out(), client.output.json ? Detail.JSON : Detail.TROUBLES, tally, progress);
    }
}
