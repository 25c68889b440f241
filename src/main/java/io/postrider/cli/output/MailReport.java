package io.postrider.cli.output;

import io.postrider.EnhancedCode;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of one mail, as it is shown.
 *
 * @param mail the name of its file, or its number
 * @param messageId the field Message-ID, if it has one
 * @param receipt the outcome of each recipient
 */
public record MailReport(String mail, Optional<String> messageId, Receipt receipt) {

    /** From the one that asks most for a person's eye to the one that asks least. */
    private static final List<Status> BY_WEIGHT =
            List.of(Status.IN_DOUBT, Status.REJECTED, Status.DEFERRED, Status.NOT_SENT);

    /** The mail as one JSON object. */
    public JsonLine json() {
        return new JsonLine()
                .text("mail", mail)
                .text("messageId", messageId)
                .text("status", status())
                .text("server", receipt.server().map(ServerName::of))
                .text("queueId", receipt.queueId())
                .number("millis", receipt.timings().total().toMillis())
                .objects(
                        "recipients",
                        receipt.recipients().stream().map(MailReport::json).toList());
    }

    /** One line for each recipient: what was said to whom, and what came back. */
    public List<String> lines() {
        return receipt.recipients().stream().map(MailReport::line).toList();
    }

    /** The lines of those recipients that were not accepted. */
    public List<String> troubles() {
        return receipt.recipients().stream()
                .filter(result -> result.outcome().status() != Status.ACCEPTED)
                .map(result -> mail + ": " + line(result))
                .toList();
    }

    /** One word for the whole mail. */
    String status() {
        if (receipt.all(Status.ACCEPTED)) {
            return word(Status.ACCEPTED);
        }
        if (receipt.any(Status.ACCEPTED)) {
            return "partial";
        }
        return BY_WEIGHT.stream()
                .filter(receipt::any)
                .findFirst()
                .map(MailReport::word)
                .orElseThrow();
    }

    private static JsonLine json(Receipt.Result result) {
        Optional<Reply> reply = result.outcome().reply();
        return new JsonLine()
                .text("address", result.mailbox().toString())
                .text("status", word(result.outcome().status()))
                .text("stage", result.outcome().stage().name())
                .number("code", reply.map(Reply::code).map(OptionalInt::of).orElse(OptionalInt.empty()))
                .text("enhanced", reply.flatMap(Reply::enhancedCode).map(EnhancedCode::toString))
                .text("text", reply.map(Reply::text).orElseGet(result.outcome()::description));
    }

    private static String line(Receipt.Result result) {
        String address = "<" + result.mailbox() + "> ";
        String server = result.server().map(ServerName::of).orElse("the server");
        return OneLine.of(
                result.outcome().status() == Status.ACCEPTED
                        ? address + "accepted by " + server + ": "
                                + result.outcome().reply().map(Reply::toString).orElse("")
                        : address + word(result.outcome().status()).replace('_', ' ') + ": "
                                + result.outcome().description());
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
