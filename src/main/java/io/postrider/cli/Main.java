package io.postrider.cli;

import io.postrider.cli.input.BadInput;
import io.postrider.cli.input.Count;
import io.postrider.cli.input.Deadline;
import io.postrider.cli.input.Durations;
import io.postrider.cli.input.StageTimeout;
import io.postrider.cli.output.Console;
import io.postrider.cli.output.ExitStatus;
import io.postrider.cli.output.OneLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Where the program begins: takes the command line apart and turns whatever comes of it into one line and one number. */
public final class Main {

    private static final int LONGEST_MESSAGE = 600;

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /** Runs one command and ends the process with its status. */
    public static void main(String... args) {
        Logging.toOneLine();
        System.exit(run(Console.system(), Arguments.decoded(args)));
    }

    /** Runs one command and gives its status. */
    static int run(Console console, String... args) {
        return new Main(console).execute(args);
    }

    private int execute(String... args) {
        StringWriter help = new StringWriter();
        int status = commandLine(new PrintWriter(help, true)).execute(args);
        if (help.getBuffer().length() > 0) {
            console.out().line(help.toString().stripTrailing());
        }
        console.out().flush();
        return console.out().isBroken() ? lost(status) : status;
    }

    // Whoever reads the outcomes does not know that a mail was accepted: to say that all is well, or to try later,
    // would be wrong.
    private int lost(int status) {
        console.say("postrider: standard output cannot be written; what it should have said is lost");
        return status == ExitStatus.OK.code() ? ExitStatus.IN_DOUBT.code() : status;
    }

    private CommandLine commandLine(PrintWriter help) {
        return new CommandLine(new Postrider())
                .addSubcommand(new SendCommand(console))
                .addSubcommand(new BatchCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new SinkCommand(console))
                .addSubcommand(new DkimCommand(console))
                .registerConverter(Count.class, converter(Count::parse))
                .registerConverter(Duration.class, converter(Durations::parse))
                .registerConverter(Deadline.class, converter(Deadline::parse))
                .registerConverter(StageTimeout.class, converter(StageTimeout::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // An argument that begins with @ is an address or a file of --text, never more of the command line.
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setOut(help)
                .setParameterExceptionHandler((fault, arguments) -> wrongUsage(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, command));
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    private int wrongUsage(ParameterException fault) {
        return say(fault.getCommandLine(), String.valueOf(fault.getMessage()), ExitStatus.USAGE);
    }

    private int failed(Exception fault, CommandLine command) {
        if (fault instanceof WrongUsage) {
            return say(command, String.valueOf(fault.getMessage()), ExitStatus.USAGE);
        }
        if (fault instanceof BadInput) {
            return say(command, String.valueOf(fault.getMessage()), ExitStatus.BAD_INPUT);
        }
        return say(command, "this should not have happened: " + fault, ExitStatus.SOFTWARE);
    }

    private int say(CommandLine command, String message, ExitStatus status) {
        String name = command.getCommandSpec().qualifiedName();
        String advice = status == ExitStatus.USAGE ? " (see '" + name + " --help')" : "";
        console.err().println(name + ": " + OneLine.of(shortened(message)) + advice);
        return status.code();
    }

    // An argument that is complained of may be as long as its sender likes; the reason stands behind it.
    private static String shortened(String message) {
        int half = LONGEST_MESSAGE / 2;
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, half) + "…" + message.substring(message.length() - half);
    }
}
