package io.postrider.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.DeliveryException;
import io.postrider.Outcome;
import io.postrider.Receipt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A receipt in one line: the outcome of each recipient, its stage, the code that decided it, and whether another try may help.
 *
 * <pre>
 * b DEFERRED RCPT 451 T, c ACCEPTED END_OF_DATA 250
 * </pre>
 */
final class Verdict {

    private Verdict() {}

    static String of(CompletableFuture<Receipt> sent, Duration patience) {
        try {
            Receipt receipt = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(receipt.any(Outcome.Status.ACCEPTED))
                    .as("completed normally")
                    .isTrue();
            return of(receipt);
        } catch (ExecutionException e) {
            return of((DeliveryException) e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no outcome within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted");
        }
    }

    // What the exception says as a whole must be what its outcomes say.
    private static String of(DeliveryException failure) {
        Receipt receipt = failure.receipt();
        assertThat(receipt.any(Outcome.Status.ACCEPTED))
                .as("completed exceptionally")
                .isFalse();
        assertThat(failure.isInDoubt()).isEqualTo(receipt.any(Outcome.Status.IN_DOUBT));
        boolean allPermanent = receipt.recipients().stream()
                .allMatch(result -> result.outcome().isPermanent());
        assertThat(failure.isPermanent()).isEqualTo(allPermanent);
        assertThat(failure.isTransient()).isEqualTo(!allPermanent && !failure.isInDoubt());
        receipt.recipients().stream()
                .limit(5)
                .forEach(result -> assertThat(failure)
                        .hasMessageContaining("<" + result.mailbox() + ">")
                        .hasMessageContaining(result.outcome().description()));
        return of(receipt);
    }

    static String of(Receipt receipt) {
        return receipt.recipients().stream().map(Verdict::of).collect(Collectors.joining(", "));
    }

    private static String of(Receipt.Result result) {
        Outcome outcome = result.outcome();
        String code = outcome.reply().map(reply -> " " + reply.code()).orElse("");
        return result.mailbox().localPart() + " " + outcome.status() + " " + outcome.stage() + code + letter(outcome);
    }

    private static String letter(Outcome outcome) {
        return switch (outcome.status()) {
            case ACCEPTED -> "";
            case IN_DOUBT -> " D";
            case REJECTED, DEFERRED, NOT_SENT -> outcome.isPermanent() ? " P" : " T";
        };
    }
}
