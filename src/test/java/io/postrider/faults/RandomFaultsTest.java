package io.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Outcome.Status;
import io.postrider.Protocol;
import io.postrider.sink.Sink;
import io.postrider.testing.Mode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong, what is reported is what happened. */
@Timeout(240)
class RandomFaultsTest {

    private static final int MAILS = 1_000;

    @ParameterizedTest
    @EnumSource
    void noMailIsLostOrDoubledOrReportedWrongly(Mode mode) throws Exception {
        for (long seed = 1; seed <= Trial.SEEDS; seed++) {
            check(Trial.in(mode), RandomFaults.of(seed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void norIsOneByAServerThatBreaksTheProtocol(Mode mode) throws Exception {
        for (long seed = 11; seed < 11 + Trial.SEEDS; seed++) {
            check(Trial.in(mode), RandomFaults.unheardOf(seed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void norIsOneOfWhichEachRecipientHasAFinalReplyOfItsOwn(Mode mode) throws Exception {
        for (long seed = 21; seed < 21 + Trial.SEEDS; seed++) {
            check(Trial.in(mode).with(Sink.builder().protocol(Protocol.LMTP)), RandomFaults.of(seed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void norIsOneUnderTls(Mode mode) throws Exception {
        for (long seed = 31; seed < 31 + Trial.SEEDS; seed++) {
            check(Trial.in(mode).with(Sink.builder().startTls()), RandomFaults.of(seed));
        }
    }

    private static void check(Trial trial, RandomFaults faults) throws Exception {
        Judge judge = trial.run(TestMails.make(faults.seed(), MAILS), faults);

        assertThat(judge.contradictions()).as("seed %d", faults.seed()).isEmpty();
        // Otherwise it was not much of a trial.
        assertThat(judge.count(Status.ACCEPTED)).isGreaterThan(MAILS);
        assertThat(judge.count(Status.DEFERRED)).isPositive();
        assertThat(judge.count(Status.IN_DOUBT)).isPositive();
    }
}
