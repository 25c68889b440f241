package io.postrider.cli.output;

import java.util.List;
import java.util.Optional;

/**
 * A mail that could not be made, as it is shown: it is not sent, and nobody knows any more to whom it would have gone.
 *
 * @param mail the name of its file, or its number
 * @param why one line
 */
public record UnmadeReport(String mail, String why) {

    /** The mail as one JSON object, with the members of any other and the reason. */
    public JsonLine json() {
        return new JsonLine()
                .text("mail", mail)
                .text("messageId", Optional.empty())
                .text("status", "not_sent")
                .text("server", Optional.empty())
                .text("queueId", Optional.empty())
                .number("millis", 0)
                .objects("recipients", List.of())
                .text("text", why);
    }

    /** The same for people. */
    public String line() {
        return OneLine.of(mail + ": not sent: " + why);
    }
}
