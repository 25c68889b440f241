package io.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Outcome.Status;
import io.postrider.sink.Sink;
import io.postrider.testing.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One mail in four is cancelled, whether it waits, is at any stage of its transaction, or is long there. */
@Timeout(240)
class CancelTest {

    @ParameterizedTest
    @EnumSource
    void aCancelledMailTakesNoOtherWithIt(Mode mode) throws Exception {
        CancelTrial trial = new CancelTrial(Trial.in(mode), 41);

        Judge judge = trial.run(step -> Optional.empty());

        requireExact(trial, judge);
        assertThat(judge.statuses()).containsExactly(Status.ACCEPTED);
        for (Moment moment : Moment.in(mode)) {
            requireMet(trial, moment);
        }
        // Nobody can take back what has been said whole.
        assertThat(recorded(judge, trial.planned(Moment.END_OF_DATA)))
                .isEqualTo(trial.recipients(trial.planned(Moment.END_OF_DATA)));
    }

    @ParameterizedTest
    @EnumSource
    void noneIsReportedWronglyWhereEverythingElseGoesWrongToo(Mode mode) throws Exception {
        check(Trial.in(mode), 42);
    }

    @ParameterizedTest
    @EnumSource
    void norUnderTls(Mode mode) throws Exception {
        check(Trial.in(mode).with(Sink.builder().startTls()), 142);
    }

    private static void check(Trial trial, long firstSeed) throws Exception {
        for (long seed = firstSeed; seed < firstSeed + Trial.SEEDS; seed++) {
            CancelTrial cancelling = new CancelTrial(trial, seed);

            Judge judge = cancelling.run(RandomFaults.of(seed));

            requireExact(cancelling, judge);
            // Otherwise it was not much of a trial.
            assertThat(judge.count(Status.ACCEPTED)).isGreaterThan(cancelling.recipients(cancelling.behind()));
        }
    }

    // Every recipient has one outcome or was cancelled. The sink accepted what was told as accepted, perhaps what was
    // told as in doubt or was cancelled behind its first word, and nothing else.
    private static void requireExact(CancelTrial trial, Judge judge) {
        assertThat(judge.contradictions()).as("%s", trial).isEmpty();
        assertThat(judge.unexplained()).isZero();
        assertThat(trial.completedOnce()).isEqualTo(trial.all());
        assertThat(trial.untold()).isEqualTo(trial.cancelled());
        assertThat(judge.outcomes() + trial.recipients(trial.cancelled())).isEqualTo(trial.recipients(trial.all()));
        assertThat(trial.cancelled())
                .containsAll(trial.planned(Moment.WAITING))
                .doesNotContainAnyElementsOf(trial.planned(Moment.DECIDED));
        assertThat(recorded(judge, trial.planned(Moment.WAITING))).isZero();
        assertThat(trial.behind()).allMatch(trial::isAccepted);
    }

    private static void requireMet(CancelTrial trial, Moment moment) {
        if (moment.isInTime()) {
            assertThat(trial.planned(moment)).as("%s", moment).isNotEmpty();
            assertThat(trial.cancelled()).as("%s", moment).containsAll(trial.planned(moment));
        }
    }

    private static int recorded(Judge judge, List<Integer> numbers) {
        return numbers.stream().mapToInt(judge::recorded).sum();
    }
}
