package io.postrider.cli;

import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import io.postrider.client.ConversationException;
import java.util.concurrent.CompletionException;

/**
 * What went wrong between us and a server, where there is no mail whose outcome would tell.
 *
 * @param message one line
 * @param status for the shell
 */
record Failure(String message, ExitStatus status) {

    static Failure of(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        boolean permanent = cause instanceof ConversationException refused
                && refused.outcome().isPermanent();
        return new Failure(
                cause.getMessage() == null ? cause.toString() : cause.getMessage(),
                permanent ? ExitStatus.REJECTED : ExitStatus.TRY_LATER);
    }

    ExitStatus say(String command, Console console) {
        console.say("postrider " + command + ": " + message);
        return status;
    }
}
