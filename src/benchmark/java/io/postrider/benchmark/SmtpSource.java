package io.postrider.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Postfix's {@code smtp-source}: a small C program that sends the same mail over and over, one command at a time on each connection.
 * It is told how many mails, not how long, so each turn's number follows from the speed of the last one; the first two, which do not count, find
 * it out.
 */
final class SmtpSource implements Rival {

    static final String PROGRAM = "smtp-source";

    /** One with a guessed number of mails, and one with what follows from that. */
    static final int WARM_UP_TURNS = 2;

    private static final long FIRST_MAILS = 1_000;

    private final Cell cell;
    private final int port;
    private final Path letter;
    private double mailsPerSecond;

    SmtpSource(Cell cell, int port) throws IOException {
        this.cell = cell;
        this.port = port;
        letter = Files.createTempFile("letter", ".eml");
        Files.writeString(letter, Letter.text(cell.size()).replace("\r\n", "\n"), StandardCharsets.US_ASCII);
    }

    static boolean isInstalled() {
        return Core.isInstalled(PROGRAM) && Core.isInstalled("bash");
    }

    @Override
    public Turn take(Duration turn) throws IOException, InterruptedException {
        Turn taken = run(mailsPerSecond == 0 ? firstMails() : mailsIn(turn));
        mailsPerSecond = taken.mailsPerSecond();
        return taken;
    }

    private long mailsIn(Duration turn) {
        return Math.max(cell.connections(), Math.round(mailsPerSecond * turn.toMillis() / 1000));
    }

    private long firstMails() {
        long fewTurns = cell.delay() == 0 ? FIRST_MAILS * 1024 / cell.size() : 0;
        return Math.max(2L * cell.connections(), fewTurns);
    }

    // The shell's own stopwatch has milliseconds of CPU time where that of the JDK ends with the process.
    private Turn run(long mails) throws IOException, InterruptedException {
        String timed = "TIMEFORMAT='%3R %3U %3S'; time \"$@\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", timed, "turn"));
        command.addAll(List.of(PROGRAM, "-4", "-d", "-s", String.valueOf(cell.connections())));
        command.addAll(List.of("-m", String.valueOf(mails), "-F", letter.toString()));
        command.addAll(List.of("-f", Letter.FROM, "-t", Letter.TO, "-M", "client.example.com", "127.0.0.1:" + port));
        Process process = new ProcessBuilder(Core.CLIENT.pinned(command))
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(PROGRAM + " ended with " + process.exitValue() + ": " + last);
        }
        return turn(mails, last.split(" "));
    }

    private static Turn turn(long mails, String[] seconds) {
        long user = nanos(seconds[1]);
        long system = nanos(seconds[2]);
        return new Turn(mails, nanos(seconds[0]), user + system, -1);
    }

    private static long nanos(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1e9);
    }

    @Override
    public int warmUpTurns(int offered) {
        return WARM_UP_TURNS;
    }

    @Override
    public double peakMemory() {
        return Double.NaN;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(letter);
        } catch (IOException e) {
            System.err.println("cannot delete " + letter + ": " + e);
        }
    }
}
