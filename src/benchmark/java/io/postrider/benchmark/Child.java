package io.postrider.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process that answers each line on its standard input with one on its standard output, and ends when there are no more. What else it
 * prints, such as the JVM's own news, is passed on.
 */
final class Child implements AutoCloseable {

    private static final String END = "";
    private static final String ANSWER = "> ";

    private final List<String> command;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Child(List<String> command) throws IOException {
        this.command = command;
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readLines, "benchmark-child");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(this::onLine);
        } catch (IOException | RuntimeException e) {
            System.err.println("cannot hear " + command + ": " + e);
        }
        lines.add(END);
    }

    private void onLine(String line) {
        if (line.startsWith(ANSWER)) {
            lines.add(line.substring(ANSWER.length()));
        } else {
            System.err.println(line);
        }
    }

    /** In the child: answers. */
    static void answer(String line) {
        System.out.println(ANSWER + line);
    }

    long pid() {
        return process.pid();
    }

    String ask(String question, Duration patience) throws IOException, InterruptedException {
        input.write(question + "\n");
        input.flush();
        return hear(patience);
    }

    String hear(Duration patience) throws IOException, InterruptedException {
        String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null || line.equals(END)) {
            throw new IOException(
                    line == null ? "no answer within " + patience.toSeconds() + " s" : "its process has ended");
        }
        return line;
    }

    @Override
    public void close() {
        try {
            input.close();
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // It has ended before us.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
