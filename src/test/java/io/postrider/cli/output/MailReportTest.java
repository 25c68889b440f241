package io.postrider.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Mailbox;
import io.postrider.Outcome;
import io.postrider.Receipt;
import io.postrider.Reply;
import io.postrider.Stage;
import io.postrider.Timings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailReportTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted(new Reply(250, List.of("2.0.0 Ok: queued as 4F1D2A")));
    private static final Outcome REJECTED = new Outcome.Rejected(
            Stage.RCPT,
            new Reply(550, List.of("5.1.1 no such", "5.1.1 user")),
            "RCPT TO:<b@example.org> refused by 127.0.0.1:2525: 550 5.1.1 no such user");
    private static final Outcome DEFERRED =
            new Outcome.Deferred(Stage.RCPT, new Reply(451, List.of("later")), "refused for now: 451 later");
    private static final Outcome NOT_SENT =
            new Outcome.NotSent(Stage.CONNECT, Outcome.Permanence.TRANSIENT, "connection refused");
    private static final Outcome IN_DOUBT = new Outcome.InDoubt(Stage.END_OF_DATA, "lost the connection");

    @Test
    void aMailIsOneJsonLine() {
        String json = report(ACCEPTED, REJECTED).json().toString();

        assertThat(json)
                .isEqualTo("{\"mail\":\"7\",\"messageId\":\"<x@example.org>\",\"status\":\"partial\","
                        + "\"server\":\"127.0.0.1:2525\",\"queueId\":\"4F1D2A\",\"millis\":12,\"recipients\":["
                        + "{\"address\":\"r0@example.org\",\"status\":\"accepted\",\"stage\":\"END_OF_DATA\",\"code\":250,"
                        + "\"enhanced\":\"2.0.0\",\"text\":\"Ok: queued as 4F1D2A\"},"
                        + "{\"address\":\"r1@example.org\",\"status\":\"rejected\",\"stage\":\"RCPT\",\"code\":550,"
                        + "\"enhanced\":\"5.1.1\",\"text\":\"no such user\"}]}");
    }

    @Test
    void whatNoReplyDecidedHasNoCodeAndSaysWhatHappened() {
        assertThat(report(NOT_SENT).json().toString())
                .contains("\"status\":\"not_sent\",\"stage\":\"CONNECT\",\"code\":null,\"enhanced\":null,"
                        + "\"text\":\"connection refused\"");
    }

    @Test
    void theStatusOfAMailIsTheWeightiestOfItsRecipients() {
        assertThat(report(ACCEPTED, ACCEPTED).status()).isEqualTo("accepted");
        assertThat(report(ACCEPTED, IN_DOUBT).status()).isEqualTo("partial");
        assertThat(report(NOT_SENT, DEFERRED, REJECTED, IN_DOUBT).status()).isEqualTo("in_doubt");
        assertThat(report(NOT_SENT, DEFERRED, REJECTED).status()).isEqualTo("rejected");
        assertThat(report(NOT_SENT, DEFERRED).status()).isEqualTo("deferred");
        assertThat(report(NOT_SENT).status()).isEqualTo("not_sent");
    }

    @Test
    void aPersonReadsWhatCameBackForWhom() {
        assertThat(report(ACCEPTED, REJECTED, IN_DOUBT).lines())
                .containsExactly(
                        "<r0@example.org> accepted by 127.0.0.1:2525: 250 2.0.0 Ok: queued as 4F1D2A",
                        "<r1@example.org> rejected: RCPT TO:<b@example.org> refused by 127.0.0.1:2525: 550 5.1.1 no such user",
                        "<r2@example.org> in doubt: lost the connection");
    }

    @Test
    void troublesAreOfThoseThatWereNotAccepted() {
        assertThat(report(ACCEPTED, NOT_SENT).troubles())
                .containsExactly("7: <r1@example.org> not sent: connection refused");
    }

    static Receipt receipt(Outcome... outcomes) {
        int[] number = {0};
        List<Receipt.Result> results = Arrays.stream(outcomes)
                .map(outcome -> new Receipt.Result(
                        Mailbox.parse("r" + number[0]++ + "@example.org"),
                        outcome,
                        Optional.of(new InetSocketAddress("127.0.0.1", 2525))))
                .toList();
        return new Receipt(Optional.empty(), results, new Timings(Instant.EPOCH, Duration.ZERO, Duration.ofMillis(12)));
    }

    private static MailReport report(Outcome... outcomes) {
        return new MailReport("7", Optional.of("<x@example.org>"), receipt(outcomes));
    }
}
