package io.postrider.cli;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.Mailbox;
import io.postrider.Outcome;
import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.Timings;
import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.InputFile;
import io.postrider.cli.output.ExitStatus;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Writes each mail, with the octets that would leave, to a file of its own instead of sending it. */
final class DryRun {

    private final Path directory;
    private final Reporter reporter;

    DryRun(String directory, Reporter reporter) {
        this.directory = InputFile.directory(directory);
        this.reporter = reporter;
    }

    ExitStatus run(Iterator<? extends Made> mails) {
        ExitStatus status = ExitStatus.OK;
        for (long number = 1; mails.hasNext(); number++) {
            Made made = mails.next();
            if (made instanceof Job job) {
                write(number, job);
            } else if (made instanceof Made.Nothing nothing) {
                reporter.outcome(nothing);
                status = ExitStatus.TRY_LATER;
            }
        }
        return status;
    }

    private void write(long number, Job job) {
        Path file = directory.resolve(job.name().file(number));
        write(job.mail().content(), file);
        reporter.outcome(job, receipt(job.mail(), file));
    }

    private static void write(Content content, Path file) {
        try (InputStream in = Channels.newInputStream(content.open());
                OutputStream out = new CanonicalLines(new BufferedOutputStream(Files.newOutputStream(file)))) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new BadInput("cannot write " + file + ": " + InputFile.reason(e), e);
        }
    }

    private static Receipt receipt(Mail mail, Path file) {
        List<Receipt.Result> results = mail.envelope().recipients().stream()
                .map(recipient -> result(recipient, file))
                .toList();
        return new Receipt(
                mail.envelope().reversePath(), results, new Timings(Instant.now(), Duration.ZERO, Duration.ZERO));
    }

    private static Receipt.Result result(Mailbox recipient, Path file) {
        Outcome written = new Outcome.NotSent(Stage.QUEUE, Outcome.Permanence.TRANSIENT, "dry run: written to " + file);
        return new Receipt.Result(recipient, written, Optional.empty());
    }
}
