package io.postrider.cli;

import io.postrider.DeliveryException;
import io.postrider.Receipt;
import io.postrider.cli.Reporter.Detail;
import io.postrider.cli.input.Spool;
import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import io.postrider.cli.output.Progress;
import io.postrider.cli.output.Tally;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends one mail and tells what became of it. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = {
            "postrider send --server URI --from A --to B [--to C]... --eml FILE|- [OPTION]...",
            "postrider send --server URI --from A --to B [--to C]... --subject S --text TEXT|@FILE [OPTION]..."
        },
        description = "Sends one mail.")
final class SendCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    MailOptions mail = new MailOptions();

    @Option(names = "--dry-run", paramLabel = "DIR", description = "Write the mail to a file in DIR instead.")
    @Nullable
    String dryRun;

    @ArgGroup(validate = false, order = 12, heading = "%nSignature:%n")
    DkimOptions dkim = new DkimOptions();

    @Mixin
    ClientOptions client = new ClientOptions();

    SendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!"-".equals(mail.eml)) {
            return send(mail.eml).code();
        }
        try (Spool spool = Spool.of(console.in())) {
            return send(spool.file().toString()).code();
        }
    }

    private ExitStatus send(@Nullable String eml) {
        Detail detail = client.output.json ? Detail.JSON : Detail.EVERYTHING;
        Reporter reporter = new Reporter(console.out(), detail, new Tally(), Progress.none());
        Job signed = new Signing(dkim.signer()).sign(new Composer(mail, client.flow).job(eml));
        return dryRun == null
                ? send(signed, reporter)
                : new DryRun(dryRun, reporter).run(List.of(signed).iterator());
    }

    private ExitStatus send(Job job, Reporter reporter) {
        try (OpenClient open = client.open(console);
                GracefulStop stop = new GracefulStop(open::close)) {
            reporter.outcome(job, receipt(open, job));
            console.out().flush();
            return reporter.tally().exitStatus();
        }
    }

    private static Receipt receipt(OpenClient open, Job job) {
        try {
            return open.client().send(job.mail()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DeliveryException refused) {
                return refused.receipt();
            }
            throw e;
        }
    }
}
