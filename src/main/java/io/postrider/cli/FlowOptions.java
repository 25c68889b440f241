package io.postrider.cli;

import io.postrider.Acceptance;
import io.postrider.Envelope;
import io.postrider.Mailbox;
import io.postrider.QueueOptions;
import io.postrider.cli.input.Count;
import io.postrider.cli.input.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much at once, how fast, and on what terms. */
final class FlowOptions {

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "At most so many mails under way at once (${DEFAULT-VALUE}).")
    Count inFlight = new Count(1000);

    @Option(names = "--pause", paramLabel = "DURATION", description = "Wait so long between one mail and the next.")
    Duration pause = Duration.ZERO;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "Give up a mail that has no outcome after so long.")
    @Nullable
    Deadline deadline;

    @Option(names = "--requiretls", description = "Only over verified TLS, all the way (RFC 8689).")
    boolean requireTls;

    @Option(names = "--all-or-nothing", description = "Send no content unless every recipient of a mail is accepted.")
    boolean allOrNothing;

    QueueOptions queue() {
        QueueOptions defaults = QueueOptions.defaults();
        return new QueueOptions(Math.max(defaults.maxMails(), inFlight.value()), defaults.maxOctets());
    }

    Envelope envelope(Optional<Mailbox> reversePath, List<Mailbox> recipients) {
        return new Envelope(
                reversePath,
                recipients,
                allOrNothing ? Acceptance.ALL : Acceptance.ANY,
                requireTls ? Envelope.Security.REQUIRE_TLS : Envelope.Security.ANY);
    }
}
