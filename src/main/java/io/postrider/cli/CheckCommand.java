package io.postrider.cli;

import io.postrider.Reply;
import io.postrider.cli.output.CheckReport;
import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import io.postrider.client.Conversation;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens one session, shows what the server offers, and says what was asked for, in that order. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis =
                "postrider check --server URI [--vrfy A] [--expn L] [--rcpt A] [--help-text] [--command \"LINE\"] [OPTION]...",
        description = "Shows what a server offers and asks it questions; sends no mail.")
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    CheckOptions options = new CheckOptions();

    @Mixin
    ClientOptions client = new ClientOptions();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Inquiry> inquiries = options.inquiries();
        try (OpenClient open = client.open(console);
                Conversation session = open.client().converse().join()) {
            ExitStatus status = converse(session, inquiries);
            session.quit().join();
            return status.code();
        } catch (CompletionException e) {
            return Failure.of(e).say("check", console).code();
        }
    }

    private ExitStatus converse(Conversation session, List<Inquiry> inquiries) {
        CheckReport report = CheckReport.in(client.output.json, console.out());
        report.session(
                session.server(), session.greeting(), session.tls(), session.mechanism(), session.capabilities());
        List<Question> questions = inquiries.stream()
                .flatMap(inquiry -> inquiry.questions(session).stream())
                .toList();
        ExitStatus status = ExitStatus.OK;
        for (Question question : questions) {
            String shown = question.shown().apply(session);
            Reply reply = question.ask().apply(session).join();
            report.reply(shown, reply);
            status = status.or(ExitStatus.of(reply));
        }
        return status;
    }
}
