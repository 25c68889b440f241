package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a class of the tests in a JVM of its own. */
final class AnotherJvm {

    private AnotherJvm() {}

    /** What {@code main} has printed, to either stream; {@code option} is one of the JVM. */
    static String run(Class<?> main, String option) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            option,
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("ended within a minute").isTrue();
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }
}
