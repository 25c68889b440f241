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
    private static final int SEEDS = 2;

    @ParameterizedTest
    @EnumSource
    void noMailIsLostOrDoubledOrReportedWrongly(Mode mode) throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            check(Trial.in(mode), RandomFaults.of(seed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void norIsOneByAServerThatBreaksTheProtocol(Mode mode) throws Exception {
        for (long seed = 11; seed < 11 + SEEDS; seed++) {
            check(Trial.in(mode), RandomFaults.unheardOf(seed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void norIsOneOfWhichEachRecipientHasAFinalReplyOfItsOwn(Mode mode) throws Exception {
        Trial lmtp = new Trial(Sink.builder().protocol(Protocol.LMTP), mode);

        check(lmtp, RandomFaults.of(21));
    }

    @ParameterizedTest
    @EnumSource
    void norIsOneUnderTls(Mode mode) throws Exception {
        Trial tls = new Trial(Sink.builder().startTls(), mode);

        check(tls, RandomFaults.of(31));
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
