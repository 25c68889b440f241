package io.postrider.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Outcome;
import io.postrider.Reply;
import io.postrider.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted(new Reply(250, List.of("ok")));
    private static final Outcome REJECTED = new Outcome.Rejected(Stage.RCPT, new Reply(550, List.of("no")), "refused");
    private static final Outcome DEFERRED =
            new Outcome.Deferred(Stage.RCPT, new Reply(450, List.of("later")), "refused");
    private static final Outcome NOT_SENT = new Outcome.NotSent(Stage.QUEUE, Outcome.Permanence.PERMANENT, "closed");
    private static final Outcome IN_DOUBT = new Outcome.InDoubt(Stage.END_OF_DATA, "lost");

    @Test
    void theExitStatusSaysTheWeightiestThing() {
        assertThat(tally().exitStatus()).isEqualTo(ExitStatus.OK);
        assertThat(tally(ACCEPTED).exitStatus()).isEqualTo(ExitStatus.OK);
        assertThat(tally(ACCEPTED, NOT_SENT).exitStatus()).isEqualTo(ExitStatus.TRY_LATER);
        assertThat(tally(ACCEPTED, DEFERRED).exitStatus()).isEqualTo(ExitStatus.TRY_LATER);
        assertThat(tally(DEFERRED, NOT_SENT, REJECTED).exitStatus()).isEqualTo(ExitStatus.REJECTED);
        assertThat(tally(REJECTED, IN_DOUBT, DEFERRED).exitStatus()).isEqualTo(ExitStatus.IN_DOUBT);
    }

    @Test
    void theSummaryCountsRecipientsAndMails() {
        Tally tally = tally(ACCEPTED, ACCEPTED, REJECTED, DEFERRED, NOT_SENT, IN_DOUBT);

        assertThat(new Summary(tally, Duration.ofMillis(500), 1).lines())
                .containsExactly(
                        "1 mail: 2 accepted, 1 rejected, 1 deferred, 1 not sent, 1 in doubt",
                        "0.5 s, 2 mails a second, 1 connection");
    }

    @Test
    void anEmptyBatchHasASummary() {
        assertThat(new Summary(tally(), Duration.ZERO, 0).lines())
                .containsExactly(
                        "0 mails: 0 accepted, 0 rejected, 0 deferred, 0 not sent, 0 in doubt",
                        "0.0 s, 0 mails a second, 0 connections");
    }

    private static Tally tally(Outcome... outcomes) {
        Tally tally = new Tally();
        if (outcomes.length > 0) {
            tally.add(MailReportTest.receipt(outcomes));
        }
        return tally;
    }
}
