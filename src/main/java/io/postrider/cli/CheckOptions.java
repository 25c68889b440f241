package io.postrider.cli;

import io.postrider.Mailbox;
import io.postrider.cli.input.Addresses;
import io.postrider.cli.input.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** What {@code check} asks, in the order in which it stands on the command line, whichever options it is made of. */
final class CheckOptions {

    @Option(names = "--from", paramLabel = "A", description = "The reverse-path for --rcpt; by default <>.")
    @Nullable
    String from;

    private final List<Asked> asked = new ArrayList<>();

    @Option(
            names = "--vrfy",
            paramLabel = "A",
            arity = "1",
            parameterConsumer = InOrder.class,
            description = "VRFY: is there such a user or mailbox?")
    @Nullable
    String verify;

    @Option(
            names = "--expn",
            paramLabel = "L",
            arity = "1",
            parameterConsumer = InOrder.class,
            description = "EXPN: who is on this list?")
    @Nullable
    String expand;

    @Option(
            names = "--rcpt",
            paramLabel = "A",
            arity = "1",
            parameterConsumer = InOrder.class,
            description = "MAIL, RCPT, RSET: would mail for this address be taken?")
    @Nullable
    String recipient;

    @Option(
            names = "--help-text",
            arity = "0",
            parameterConsumer = InOrder.class,
            description = "HELP: what the server says of itself.")
    boolean help;

    @Option(
            names = "--command",
            paramLabel = "LINE",
            arity = "1",
            parameterConsumer = InOrder.class,
            description = "This line, whatever it is; one reply is awaited.")
    @Nullable
    String line;

    /** What to ask, each of which is known to be a line. */
    List<Inquiry> inquiries() {
        return asked.stream().map(this::inquiry).toList();
    }

    private Inquiry inquiry(Asked one) {
        String argument = line(one);
        return switch (one.option()) {
            case "--vrfy" -> Question.line("VRFY " + argument);
            case "--expn" -> Question.line("EXPN " + argument);
            case "--rcpt" -> new CallOut(reversePath(), Addresses.parse("--rcpt", argument));
            case "--command" -> Question.line(argument);
            default -> Question.line("HELP");
        };
    }

    private Optional<Mailbox> reversePath() {
        return from == null ? Optional.empty() : Addresses.reversePath("--from", from);
    }

    private static String line(Asked one) {
        if (one.argument().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new BadInput(one.option() + ": there is a line break in it, or a NUL");
        }
        return one.argument();
    }

    /** One option as it was typed. */
    private record Asked(String option, String argument) {}

    /** Keeps the order of several options, of which picocli would keep only that of each. */
    static final class InOrder implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            String name = ((OptionSpec) option).longestName();
            String argument = option.arity().max() == 0 ? "" : arguments.pop();
            ((CheckCommand) command.userObject()).options.asked.add(new Asked(name, argument));
        }
    }
}
