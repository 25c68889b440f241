package io.postrider.mime.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Has many messages read by Python's email package, in one process. */
public final class PythonReader {

    private static final Path SCRIPTS = Path.of("src/test/python");

    private PythonReader() {}

    /** Whether the machine has a python3. */
    public static boolean isPresent() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the script says of a file of messages and their meanings. */
    public static String read(Path records) throws IOException, InterruptedException {
        return run("read_messages.py", records);
    }

    static String run(String script, Path records) throws IOException, InterruptedException {
        Path output = Files.createTempFile("read-messages", ".txt");
        try {
            Process process = new ProcessBuilder(
                            "python3", SCRIPTS.resolve(script).toString(), records.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("python3 did not end in time");
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }
}
