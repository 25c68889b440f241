package io.postrider.cli;

import io.postrider.cli.output.OneLine;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log of a program that people watch: warnings alone, one line each, on standard error. */
final class Logging {

    /** Kept, as the log manager holds its loggers weakly. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    static void toOneLine() {
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new OneLineFormatter());
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.WARNING);
    }

    private static final class OneLineFormatter extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String fault = entry.getThrown() == null ? "" : ": " + entry.getThrown();
            return "postrider: " + OneLine.of(formatMessage(entry) + fault) + System.lineSeparator();
        }
    }
}
