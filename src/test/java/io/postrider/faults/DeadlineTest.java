package io.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Outcome.Status;
import io.postrider.Stage;
import io.postrider.Timeouts;
import io.postrider.sink.Fault;
import io.postrider.sink.Misbehaviour;
import io.postrider.sink.Sink;
import io.postrider.testing.Mode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that are late or say nothing: what is given up is reported as what it is. */
@Timeout(240)
class DeadlineTest {

    private static final int MAILS = 500;
    private static final Duration STAGE = Duration.ofMillis(100);
    private static final Duration WHOLE_MAIL = Duration.ofMillis(400);
    private static final int LATE_MILLIS = 600;
    private static final Set<Stage> STAGES =
            EnumSet.of(Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.END_OF_DATA, Stage.RSET);

    @ParameterizedTest
    @EnumSource
    void aStageThatTakesTooLongIsReportedAsWhatItIs(Mode mode) throws Exception {
        check(Trial.in(mode).with(client -> client.session(options -> options.withTimeouts(stages(STAGE)))), 61);
    }

    @ParameterizedTest
    @EnumSource
    void soIsAMailThatTakesTooLongAsAWhole(Mode mode) throws Exception {
        check(
                Trial.in(mode)
                        .with(client -> client.deadline(WHOLE_MAIL)
                                .session(options -> options.withTimeouts(stages(WHOLE_MAIL.multipliedBy(2))))),
                71);
    }

    @ParameterizedTest
    @EnumSource
    void soIsAStageUnderTls(Mode mode) throws Exception {
        Trial tls = Trial.in(mode).with(Sink.builder().startTls());

        check(tls.with(client -> client.session(options -> options.withTimeouts(stages(STAGE)))), 81);
    }

    // A handshake may take longer than that on a busy machine.
    private static Timeouts stages(Duration each) {
        Duration longer = Duration.ofSeconds(10);
        return Timeouts.defaults().withAll(each).with(Stage.CONNECT, longer).with(Stage.STARTTLS, longer);
    }

    private static void check(Trial trial, long firstSeed) throws Exception {
        for (long seed = firstSeed; seed < firstSeed + Trial.SEEDS; seed++) {
            Judge judge = trial.run(TestMails.make(seed, MAILS), late(seed));

            assertThat(judge.contradictions()).as("seed %d", seed).isEmpty();
            // Otherwise nothing was late.
            assertThat(judge.statuses()).containsAnyOf(Status.NOT_SENT, Status.IN_DOUBT);
        }
    }

    private static Misbehaviour late(long seed) {
        return step -> {
            SplittableRandom random = new SplittableRandom(seed
                    + 31 * step.connection()
                    + 1_009 * step.mail()
                    + step.stage().ordinal());
            return STAGES.contains(step.stage()) && random.nextInt(40) == 0
                    ? Optional.of(fault(random))
                    : Optional.empty();
        };
    }

    private static Fault fault(SplittableRandom random) {
        List<Fault> faults = List.of(
                Fault.usual().after(Duration.ofMillis(random.nextInt(LATE_MILLIS))),
                Fault.usual().drip(Duration.ofMillis(10)),
                Fault.silence());
        return faults.get(random.nextInt(faults.size()));
    }
}
