package io.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.DeliveryException;
import io.postrider.Mail;
import io.postrider.Mailbox;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.client.SmtpClient;
import io.postrider.sink.Misbehaviour;
import io.postrider.sink.Sink;
import io.postrider.testing.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One mail in five is cancelled, whether it waits, is on its way, or is long there. */
@Timeout(240)
class CancelTest {

    private static final int MAILS = 2_000;
    private static final int ONE_IN = 5;
    private static final int MOST_PAUSE_NANOS = 200_000;

    @ParameterizedTest
    @EnumSource
    void aCancelledMailTakesNoOtherWithIt(Mode mode) throws Exception {
        Judge judge = judge(Trial.in(mode), 41, step -> Optional.empty());

        assertThat(judge.contradictions()).isEmpty();
        assertThat(judge.statuses()).containsExactly(Status.ACCEPTED);
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
            Judge judge = judge(trial, seed, RandomFaults.of(seed));

            assertThat(judge.contradictions()).as("seed %d", seed).isEmpty();
            assertThat(judge.count(Status.ACCEPTED)).isGreaterThan(MAILS / 2);
        }
    }

    private static Judge judge(Trial trial, long seed, Misbehaviour misbehaviour) throws Exception {
        List<Mail> mails = TestMails.make(seed, MAILS);
        try (Sink sink = trial.start(misbehaviour)) {
            List<CompletableFuture<Receipt>> futures;
            try (SmtpClient client = trial.connect(sink)) {
                futures = sendAndCancel(mails, client, new SplittableRandom(seed));
                CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                        .handle((all, fault) -> all)
                        .get(60, TimeUnit.SECONDS);
            }
            Judge judge = Trial.judge(sink);
            for (int number = 0; number < MAILS; number++) {
                judge(judge, number, mails.get(number), futures.get(number));
            }
            return judge;
        }
    }

    private static List<CompletableFuture<Receipt>> sendAndCancel(
            List<Mail> mails, SmtpClient client, SplittableRandom random) {
        List<CompletableFuture<Receipt>> futures = new ArrayList<>();
        for (Mail mail : mails) {
            futures.add(client.send(mail));
            if (random.nextInt(ONE_IN) == 0) {
                LockSupport.parkNanos(random.nextInt(MOST_PAUSE_NANOS));
                futures.get(random.nextInt(futures.size())).cancel(true);
                futures.get(futures.size() - 1 - random.nextInt(Math.min(100, futures.size())))
                        .cancel(true);
            }
        }
        return futures;
    }

    private static void judge(Judge judge, int number, Mail mail, CompletableFuture<Receipt> future) {
        if (future.isCancelled()) {
            for (Mailbox recipient : mail.envelope().recipients()) {
                judge.judgeCancelled(number, recipient.toString());
            }
            return;
        }
        judge.judge(number, future.handle(CancelTest::receipt).join());
    }

    private static Receipt receipt(Receipt receipt, Throwable failure) {
        return failure == null ? receipt : ((DeliveryException) failure).receipt();
    }
}
