package io.postrider.cli;

import io.postrider.cli.output.Console;
import io.postrider.cli.output.Lines;
import io.postrider.sink.Sink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run of the program inside this process: its status, and what it has said. */
record Run(int status, List<String> out, List<String> err) {

    static Run of(String... args) {
        return with("", Map.of(), args);
    }

    /** {@code send} from Ann to this sink. */
    static Run sending(Sink sink, String... more) {
        String[] args = {"send", "--server", sink.uri(), "--from", "Ann <a@example.org>"};
        return of(Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
    }

    static Run reading(String standardInput, String... args) {
        return with(standardInput, Map.of(), args);
    }

    static Run with(String standardInput, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new Lines(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Console.Watched.NONE,
                environment);
        int status = Main.run(console, args);
        return new Run(status, lines(out), lines(err));
    }

    /** A run whose standard output nobody can write to, as that of a full disk. */
    static Run withoutOutput(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new Lines(new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("No space left on device");
                    }
                }),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Console.Watched.NONE,
                Map.of());
        return new Run(Main.run(console, args), List.of(), lines(err));
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The only line of standard output. */
    String onlyLine() {
        if (out.size() != 1) {
            throw new AssertionError("one line expected, not " + this);
        }
        return out.get(0);
    }
}
