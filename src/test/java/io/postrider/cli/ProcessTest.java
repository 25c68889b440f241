package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.sink.Sink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, pipes, locales. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {

    private static final int ROWS = 5_000;

    @TempDir
    Path directory;

    private Sink sink;

    @BeforeEach
    void start() throws IOException {
        sink = Sink.start();
        StringBuilder table = new StringBuilder("email\n");
        for (int i = 1; i <= ROWS; i++) {
            table.append('r').append(i).append("@example.org\n");
        }
        Files.writeString(directory.resolve("r.csv"), table);
        Files.writeString(directory.resolve("t.eml"), "From: a@example.org\nTo: {{email}}\n\ntext\n");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void aBatchThatIsToldToEndTellsOfWhatWasUnderWayAndOfNothingTwice() throws Exception {
        sink.on(Stage.END_OF_DATA).delay(Duration.ofMillis(20));
        Process process = batch("--in-flight", "20", "--connections", "4");

        sink.awaitMails(30, Duration.ofSeconds(60));
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        List<String> out = Files.readAllLines(directory.resolve("out"));
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(names(out)).doesNotHaveDuplicates();
        assertThat(out.stream().filter(line -> line.contains("\"status\":\"accepted\"")))
                .hasSameSizeAs(sink.mails());
        assertThat(sink.mails().size()).isLessThan(ROWS);
        assertThat(Files.readString(directory.resolve("err")))
                .contains(" accepted, 0 rejected")
                .contains("postrider batch: stopped before " + (ROWS - out.size()) + " more mails; not sent")
                .doesNotContain("Exception");
    }

    @Test
    void aBatchWhoseOutcomesNobodyReadsStops() throws Exception {
        sink.on(Stage.END_OF_DATA).delay(Duration.ofMillis(5));
        Process process = builder(batchArguments("--in-flight", "20", "--connections", "2"))
                .redirectError(directory.resolve("err").toFile())
                .start();

        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"mail\":");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(75);
        assertThat(sink.mails().size()).isLessThan(ROWS);
        assertThat(Files.readString(directory.resolve("err")))
                .contains(" more mails; not sent")
                .contains("postrider: standard output cannot be written; what it should have said is lost")
                .doesNotContain("Exception");
    }

    @Test
    void aSubjectArrivesWholeWhateverTheLocale() throws Exception {
        List<String> shell = List.of(
                "sh",
                "-c",
                "subject=$(printf 'Gr\\303\\274\\303\\237e'); exec \"$@\" --subject \"$subject\" --text t",
                "sh");
        List<String> program =
                program("send", "--server", sink.uri(), "--from", "a@example.org", "--to", "b@example.org");
        ProcessBuilder builder =
                builder(Stream.of(shell, program).flatMap(List::stream).toList());
        builder.environment().put("LC_ALL", "POSIX");

        Process process = builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("out")))
                .isZero();
        assertThat(sink.mails().get(0).text()).contains("Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n");
    }

    @Test
    void aSinkSaysWhereItListensAndWhatItTookWhenItEnds() throws Exception {
        Process process = builder(program("sink", "--port", "0"))
                .redirectError(directory.resolve("err").toFile())
                .start();

        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String uri = out.readLine().replace("Listening on ", "");
            Run run =
                    Run.of("send", "--server", uri, "--from", "a@example.org", "--to", "b@example.org", "--text", "t");
            // The process's own method would close its streams on our side.
            process.toHandle().destroy();
            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(out.readLine()).isEqualTo("Took 1 mail for 1 recipient over 1 connection");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(directory.resolve("err"))).isEmpty();
    }

    private Process batch(String... more) throws IOException {
        return builder(batchArguments(more))
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private List<String> batchArguments(String... more) {
        List<String> arguments = program(
                "batch",
                "--server",
                sink.uri(),
                "--template",
                directory.resolve("t.eml").toString(),
                "--recipients",
                directory.resolve("r.csv").toString(),
                "--json");
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static List<String> program(String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path"), "io.postrider.cli.Main"));
        all.addAll(List.of(arguments));
        return all;
    }

    private static ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command);
    }

    private static List<String> names(List<String> lines) {
        Pattern name = Pattern.compile("^\\{\"mail\":\"(\\d+)\"");
        return lines.stream()
                .map(name::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
