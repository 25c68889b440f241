package io.postrider.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What surrounds a program: its streams, in UTF-8 whatever the locale says, and its environment.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error, for whatever is not the result
 * @param watched which of them somebody watches
 * @param environment the variables
 */
public record Console(InputStream in, Lines out, PrintStream err, Watched watched, Map<String, String> environment) {

    /** Which of the two streams of output are terminals. */
    public enum Watched {
        NONE,
        /** Standard error alone: a bar there is in nobody's way. */
        ERR,
        /** Both, so that a line of standard output stands behind the bar. */
        BOTH;

        static Watched of(boolean out, boolean err) {
            if (!err) {
                return NONE;
            }
            return out ? BOTH : ERR;
        }
    }

    /** That of this process. */
    public static Console system() {
        return new Console(
                System.in,
                new Lines(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Watched.of(Terminal.is(1), Terminal.is(2)),
                System.getenv());
    }

    /** Says one line about what goes on. */
    public void say(String line) {
        err.println(OneLine.of(line));
    }
}
