package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that was run to its end.
 *
 * @param output what it printed, on either channel, one character for each octet
 */
public record Run(List<String> command, int status, String output) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Runs a program without standard input, and kills it after a minute. */
    public static Run command(String... command) {
        return command(List.of(command), new byte[0], PATIENCE);
    }

    /** Runs a program with the standard input given, and kills it after the time given. */
    public static Run command(List<String> command, byte[] input, Duration patience) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            Path in = Files.write(Files.createTempFile("input", ".bin"), input);
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(in.toFile())
                        .redirectOutput(output.toFile())
                        .start();
                int status = await(process, patience, command);
                return new Run(command, status, Files.readString(output, ISO_8859_1));
            } finally {
                Files.delete(output);
                Files.delete(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0), e);
        }
    }

    /** Fails with what the program printed unless it ended with status 0. */
    public Run requireSuccess() {
        if (status != 0) {
            throw new IllegalStateException(command.get(0) + " ended with status " + status + ":\n" + output);
        }
        return this;
    }

    public Stream<String> lines() {
        return output.lines();
    }

    private static int await(Process process, Duration patience, List<String> command) {
        try {
            if (process.waitFor(patience.toSeconds(), SECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException(command.get(0) + " did not end within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
