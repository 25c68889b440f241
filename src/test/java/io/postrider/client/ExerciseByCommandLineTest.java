package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same server, served by the program {@code send} in a process of its own. */
@Timeout(120)
class ExerciseByCommandLineTest {

    @Test
    void everythingIsSaidInTurn() throws Exception {
        try (ExerciseServer server = new ExerciseServer()) {
            Process program = send(server, "secret");
            String output = output(program);

            assertThat(program.exitValue()).as(output).isZero();
            assertThat(server.mistakes()).isEmpty();
            assertThat(server.mails())
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(mail).contains("Subject: exercise").contains("done"));
        }
    }

    @Test
    void itsErrorTextIsShownAndTheSecretIsNot() throws Exception {
        try (ExerciseServer server = new ExerciseServer()) {
            Process program = send(server, "wrong");
            String output = output(program);

            assertThat(program.exitValue()).as(output).isEqualTo(69);
            assertThat(output)
                    .contains("größer geht's nicht")
                    .doesNotContain("wrong")
                    .doesNotContain("d3Jvbmc=");
            assertThat(server.mails()).isEmpty();
        }
    }

    private static Process send(ExerciseServer server, String password) throws IOException {
        ProcessBuilder program = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dfile.encoding=UTF-8",
                "io.postrider.cli.Main",
                "send",
                "--server",
                "smtp://user@127.0.0.1:" + server.port() + "?tls=none&auth=LOGIN",
                "--from",
                "a@example.com",
                "--to",
                "b@example.org",
                "--subject",
                "exercise",
                "--text",
                "done",
                "--verbose"));
        program.environment().put("POSTRIDER_PASSWORD", password);
        return program.redirectErrorStream(true).start();
    }

    private static String output(Process program) throws Exception {
        program.getOutputStream().close();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
