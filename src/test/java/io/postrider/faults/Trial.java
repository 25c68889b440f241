package io.postrider.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.sink.Memory;
import io.postrider.sink.Misbehaviour;
import io.postrider.sink.Sink;
import io.postrider.sink.SinkBuilder;
import io.postrider.testing.Mode;
import io.postrider.testing.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

/** Many mails through one client to one sink that misbehaves. */
record Trial(SinkBuilder sink, Mode mode, UnaryOperator<SmtpClientBuilder> client) {

    /** More of them make a longer run: {@code -Dpostrider.seeds=100}. */
    static final int SEEDS = Integer.getInteger("postrider.seeds", 2);

    private static final int IN_FLIGHT = 300;
    private static final Duration STAGE = Duration.ofSeconds(10);
    private static final int PATIENCE_SECONDS = 60;

    static Trial in(Mode mode) {
        return new Trial(Sink.builder(), mode, UnaryOperator.identity());
    }

    /** The same with another sink. */
    Trial with(SinkBuilder other) {
        return new Trial(other, mode, client);
    }

    /** The same with a client that is set up further. */
    Trial with(UnaryOperator<SmtpClientBuilder> more) {
        return new Trial(sink, mode, more);
    }

    Sink start(Misbehaviour misbehaviour) {
        Sink started = sink.remember(Memory.LEDGER).start();
        started.misbehave(misbehaviour);
        return started;
    }

    SmtpClient connect(Sink to) {
        SmtpClientBuilder usual =
                SmtpClient.builder(to.uri()).session(options -> mode.in(Sessions.timeouts(options, STAGE)));
        return client.apply(usual).build();
    }

    /** Sends them all; each is reported exactly once. */
    Judge run(List<Mail> mails, Misbehaviour misbehaviour) throws Exception {
        AtomicReferenceArray<Receipt> receipts = new AtomicReferenceArray<>(mails.size());
        try (Sink to = start(misbehaviour)) {
            try (SmtpClient from = connect(to)) {
                send(mails, from, receipts);
            }
            Judge judge = judge(to);
            for (int number = 0; number < mails.size(); number++) {
                judge.judge(number, receipts.get(number));
            }
            return judge;
        }
    }

    private static void send(List<Mail> mails, SmtpClient from, AtomicReferenceArray<Receipt> receipts)
            throws Exception {
        AtomicIntegerArray reports = new AtomicIntegerArray(mails.size());
        from.batch()
                .inFlight(IN_FLIGHT)
                .onOutcome((number, mail, receipt) -> {
                    reports.incrementAndGet((int) number);
                    receipts.set((int) number, receipt);
                })
                .send(mails)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (int number = 0; number < mails.size(); number++) {
            assertThat(reports.get(number)).as("reports of mail %d", number).isEqualTo(1);
        }
        assertThat(from.statistics().mailsWaiting()).isZero();
    }

    /** When every connection is closed, nothing can be accepted any more. */
    static Judge judge(Sink sink) {
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(() -> sink.counters().open() == 0);
        return new Judge(sink.ledger());
    }
}
