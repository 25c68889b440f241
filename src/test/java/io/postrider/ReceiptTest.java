package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postrider.Outcome.Permanence;
import io.postrider.Outcome.Status;
import io.postrider.Receipt.Result;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail's outcomes come to together. */
class ReceiptTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted(new Reply(250, List.of("2.0.0 Ok: queued as 4F1D2A")));
    private static final Outcome REJECTED = Outcome.refused(
            Stage.RCPT, new Reply(550, List.of("5.1.1 no")), "RCPT TO:<r@example.org> refused: 550 5.1.1 no");
    private static final Outcome DEFERRED = Outcome.refused(Stage.RCPT, new Reply(451, List.of("later")), "451 later");
    private static final Outcome NOT_SENT = new Outcome.NotSent(Stage.CONNECT, Permanence.TRANSIENT, "no connection");
    private static final Outcome NEVER_SENT = new Outcome.NotSent(Stage.QUEUE, Permanence.PERMANENT, "a bare LF");
    private static final Outcome IN_DOUBT = new Outcome.InDoubt(Stage.END_OF_DATA, "no final reply");

    @ParameterizedTest
    @CsvSource({
        "REJECTED, false, true, false",
        "DEFERRED, true, false, false",
        "NOT_SENT, true, false, false",
        "NEVER_SENT, false, true, false",
        "IN_DOUBT, false, false, true",
        "REJECTED DEFERRED, true, false, false",
        "REJECTED NEVER_SENT, false, true, false",
        "DEFERRED IN_DOUBT, false, false, true",
        "REJECTED IN_DOUBT, false, false, true",
        "ACCEPTED REJECTED, false, true, false",
        "ACCEPTED DEFERRED, true, false, false",
        "ACCEPTED IN_DOUBT, false, false, true"
    })
    void whetherToSendAgainIsToldByThoseThatWereNotAccepted(
            String outcomes, boolean isTransient, boolean isPermanent, boolean isInDoubt) {
        DeliveryException failure = failure(receipt(named(outcomes)));

        assertThat(failure.isTransient()).isEqualTo(isTransient);
        assertThat(failure.isPermanent()).isEqualTo(isPermanent);
        assertThat(failure.isInDoubt()).isEqualTo(isInDoubt);
    }

    @Test
    void allAcceptedIsNoFailure() {
        Receipt receipt = receipt(List.of(ACCEPTED, ACCEPTED));

        assertThat(receipt.requireAllAccepted()).isSameAs(receipt);
        assertThat(receipt.all(Status.ACCEPTED)).isTrue();
        assertThat(receipt.any(Status.REJECTED)).isFalse();
    }

    @Test
    void theMostTellingRecipientIsOneThatWasAccepted() {
        Receipt receipt = receipt(List.of(REJECTED, ACCEPTED));

        assertThat(receipt.finalReply()).map(Reply::code).contains(250);
        assertThat(receipt.queueId()).contains("4F1D2A");
        assertThat(receipt.server()).map(InetSocketAddress::getPort).contains(2);
    }

    @Test
    void theServerIsTheOneThatAcceptedThoughAnotherWasTriedLater() {
        Receipt receipt = reached(receipt(List.of(DEFERRED, ACCEPTED, NOT_SENT)), 2, 3);

        assertThat(receipt.server()).map(InetSocketAddress::getPort).contains(2);
    }

    @Test
    void whereNobodyWasAcceptedTheServerIsTheLastOneThatWasTried() {
        Receipt receipt = reached(receipt(List.of(NOT_SENT, NOT_SENT, DEFERRED, NEVER_SENT)), 2, 3);

        assertThat(receipt.server()).map(InetSocketAddress::getPort).contains(3);
        assertThat(reached(receipt).server()).isEmpty();
    }

    @Test
    void whereNobodyWasAcceptedTheFirstOneTells() {
        Receipt receipt = receipt(List.of(REJECTED, DEFERRED));

        assertThat(receipt.finalReply()).map(Reply::code).contains(550);
        assertThat(receipt.queueId()).isEmpty();
    }

    @Test
    void theMessageSaysWhatBecameOfWhom() {
        assertThat(failure(receipt(List.of(REJECTED, ACCEPTED, NOT_SENT))))
                .hasMessage("<r1@example.org> rejected: RCPT TO:<r@example.org> refused: 550 5.1.1 no; "
                        + "<r3@example.org> not sent: no connection");
    }

    @Test
    void theMessageNamesAFewAndCountsTheOthers() {
        DeliveryException failure =
                failure(receipt(Stream.generate(() -> DEFERRED).limit(1_000).toList()));

        assertThat(failure).hasMessageContaining("<r5@example.org>").hasMessageEndingWith("; and 995 more");
        assertThat(failure.getMessage()).doesNotContain("<r6@example.org>");
        assertThat(failure.receipt().recipients()).hasSize(1_000);
    }

    private static DeliveryException failure(Receipt receipt) {
        return catchThrowableOfType(DeliveryException.class, receipt::requireAllAccepted);
    }

    private static List<Outcome> named(String names) {
        return Stream.of(names.split(" ")).map(ReceiptTest::outcome).toList();
    }

    private static Outcome outcome(String name) {
        return switch (name) {
            case "ACCEPTED" -> ACCEPTED;
            case "REJECTED" -> REJECTED;
            case "DEFERRED" -> DEFERRED;
            case "NOT_SENT" -> NOT_SENT;
            case "NEVER_SENT" -> NEVER_SENT;
            default -> IN_DOUBT;
        };
    }

    /** The recipients r1, r2 … at servers with the ports 1, 2 …. */
    private static Receipt receipt(List<Outcome> outcomes) {
        List<Result> results = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            int number = results.size() + 1;
            Mailbox mailbox = Mailbox.parse("r" + number + "@example.org");
            results.add(new Result(mailbox, outcome, Optional.of(InetSocketAddress.createUnresolved("mx", number))));
        }
        Timings timings = new Timings(Instant.EPOCH, Duration.ZERO, Duration.ofSeconds(1));
        return new Receipt(Optional.empty(), results, timings);
    }

    /** The same, but that only for the recipients of these numbers a server was tried. */
    private static Receipt reached(Receipt receipt, Integer... numbers) {
        List<Integer> tried = List.of(numbers);
        List<Result> results = receipt.recipients().stream()
                .map(result -> new Result(
                        result.mailbox(),
                        result.outcome(),
                        result.server().filter(server -> tried.contains(server.getPort()))))
                .toList();
        return new Receipt(receipt.reversePath(), results, receipt.timings());
    }
}
