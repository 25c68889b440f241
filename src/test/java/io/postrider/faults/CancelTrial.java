package io.postrider.faults;

import static org.awaitility.Awaitility.await;

import io.postrider.DeliveryException;
import io.postrider.Mail;
import io.postrider.Mailbox;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.client.SmtpClient;
import io.postrider.sink.Misbehaviour;
import io.postrider.sink.Sink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Many mails of which some are cancelled; when all are decided the sink behaves, and some more follow. */
final class CancelTrial {

    private static final int MAILS = 1_000;
    private static final int MAILS_BEHIND = 100;
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_PAUSE_NANOS = 500_000;

    private final Trial trial;
    private final long seed;
    private final Random random;
    private final List<Mail> mails;
    private final Cancels cancels;
    private final List<CompletableFuture<Receipt>> sent = new ArrayList<>();
    private final AtomicIntegerArray reports = new AtomicIntegerArray(MAILS + MAILS_BEHIND);

    CancelTrial(Trial trial, long seed) {
        this.trial = trial;
        this.seed = seed;
        random = new Random(seed);
        mails = TestMails.make(seed, MAILS + MAILS_BEHIND);
        cancels = new Cancels(seed, trial.mode());
    }

    Judge run(Misbehaviour misbehaviour) throws Exception {
        try (Sink sink = trial.start(misbehaviour)) {
            sink.misbehave(cancels);
            try (SmtpClient client = trial.connect(sink)) {
                sendAndCancel(client);
                sink.behave();
                mails.subList(MAILS, mails.size()).forEach(mail -> send(mail, client));
                awaitDecided(client);
            }
            return judge(sink);
        }
    }

    private void sendAndCancel(SmtpClient client) throws Exception {
        mails.subList(0, MAILS).forEach(mail -> send(mail, client));
        cancels.of(List.copyOf(sent));
        planned(Moment.WAITING).forEach(cancels::cancel);
        cancels.begin();
        cancelNowAndThen();
        awaitDecided(client);
        planned(Moment.DECIDED).forEach(cancels::cancel);
    }

    private void send(Mail mail, SmtpClient client) {
        int number = sent.size();
        CompletableFuture<Receipt> future = client.send(mail);
        future.whenComplete((receipt, failure) -> reports.incrementAndGet(number));
        sent.add(future);
    }

    private void cancelNowAndThen() {
        List<Integer> numbers = new ArrayList<>(planned(Moment.SOME_TIME));
        Collections.shuffle(numbers, random);
        for (int number : numbers) {
            LockSupport.parkNanos(random.nextInt(MOST_PAUSE_NANOS));
            cancels.cancel(number);
        }
    }

    private void awaitDecided(SmtpClient client) throws Exception {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .handle((all, fault) -> all)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await().until(() -> client.statistics().mailsWaiting() == 0);
    }

    private Judge judge(Sink sink) {
        Judge judge = Trial.judge(sink);
        for (int number = 0; number < mails.size(); number++) {
            judge(judge, number);
        }
        return judge;
    }

    private void judge(Judge judge, int number) {
        if (!sent.get(number).isCancelled()) {
            judge.judge(number, receipt(number));
            return;
        }
        for (Mailbox recipient : mails.get(number).envelope().recipients()) {
            judge.judgeCancelled(number, recipient.toString());
        }
    }

    private Receipt receipt(int number) {
        return sent.get(number)
                .handle((receipt, failure) -> failure == null ? receipt : ((DeliveryException) failure).receipt())
                .join();
    }

    /** The numbers of all mails. */
    List<Integer> all() {
        return IntStream.range(0, mails.size()).boxed().toList();
    }

    /** The numbers of those that are to be cancelled then. */
    List<Integer> planned(Moment moment) {
        return IntStream.range(0, MAILS)
                .filter(number -> cancels.moment(number) == moment)
                .boxed()
                .toList();
    }

    /** The numbers of those that were sent when all the others were decided. */
    List<Integer> behind() {
        return all().subList(MAILS, mails.size());
    }

    /** The numbers of those whose cancellation came in time. */
    List<Integer> cancelled() {
        return all().stream().filter(cancels::isCancelled).toList();
    }

    /** The numbers of those whose futures know of no outcome. */
    List<Integer> untold() {
        return all().stream().filter(number -> sent.get(number).isCancelled()).toList();
    }

    /** The numbers of those whose futures completed once. */
    List<Integer> completedOnce() {
        return all().stream().filter(number -> reports.get(number) == 1).toList();
    }

    /** How many recipients these mails have. */
    int recipients(List<Integer> numbers) {
        return numbers.stream()
                .mapToInt(number -> mails.get(number).envelope().recipients().size())
                .sum();
    }

    /** What was told of a mail that was not cancelled. */
    boolean isAccepted(int number) {
        return !sent.get(number).isCompletedExceptionally() && receipt(number).all(Status.ACCEPTED);
    }

    @Override
    public String toString() {
        return "seed " + seed + " in " + trial.mode();
    }
}
