package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postrider.cli.input.Spaces;
import io.postrider.mime.reader.Hostile;
import io.postrider.mime.reader.HostileRecords;
import io.postrider.mime.reader.PythonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option and column that reaches a header, with every hostile value: one clear line, or a message that Python reads as it was meant. */
@Timeout(300)
class HostileArgumentsTest {

    @TempDir
    Path directory;

    @BeforeEach
    void requirePython() {
        boolean there = PythonReader.isPresent();
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("python3 must be installed for CI")
                .isTrue();
        assumeTrue(there, "no python3 on this machine: what Python reads was not tested");
    }

    /**
     * @param kind how the script calls the place of the value
     * @param option gets the value
     * @param template what the option is given; {@code VALUE} is the value in it
     * @param field what an error calls it, unless it tells of a file
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "field Subject      | --subject  | VALUE                                     | Subject",
                "field X-Custom     | --header   | X-Custom: VALUE                           | X-Custom",
                "uri List-Unsubscribe | --header | List-Unsubscribe: <https://x.example/VALUE> | List-Unsubscribe",
                "id Message-ID      | --header   | Message-ID: <idVALUE@example.org>         | Message-ID",
                "id References      | --header   | References: <idVALUE@example.org>         | References",
                "id In-Reply-To     | --header   | In-Reply-To: <idVALUE@example.org>        | In-Reply-To",
                "cid                | --inline   | idVALUE@example.org=FILE                  | Content-ID",
                "hidden To          | --bcc      | VALUE <c@example.org>                     | Bcc",
                "body text          | --html     | VALUE                                     | html",
            })
    void anOptionIsRefusedInOneLineOrReadAsGiven(String kind, String option, String template, String field)
            throws Exception {
        Path file = Files.writeString(directory.resolve("file.bin"), "x");
        List<String> complaints = new ArrayList<>();
        try (HostileRecords records = new HostileRecords(directory.resolve("records"))) {
            int number = 0;
            for (String hostile : Hostile.values()) {
                Path out = directory.resolve("out" + number++);
                String value = template.replace("VALUE", hostile).replace("FILE", file.toString());
                Run run = send(out, option, value);
                if (run.status() == 0) {
                    records.add(kind, expectedOfOption(kind, hostile), Files.readAllBytes(out.resolve("000001.eml")));
                } else if (!isOneClearLine(run, option, field)) {
                    complaints.add(Hostile.printable(value) + ": " + run);
                }
            }

            assertThat(complaints).isEmpty();
            assertThat(records.count()).isPositive();
            records.assertReadAsGiven();
        }
    }

    private static Run send(Path out, String option, String value) {
        List<String> arguments = new ArrayList<>(List.of("send", "--dry-run", out.toString(), "--text", "t"));
        arguments.addAll(List.of("--from", "a@example.org", "--to", "b@example.org", option, value));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static boolean isOneClearLine(Run run, String option, String field) {
        return run.status() == 65
                && run.out().isEmpty()
                && run.err().size() == 1
                && Hostile.isDecent(run.err().get(0))
                && Stream.of(option, field, "file").anyMatch(run.err().get(0)::contains);
    }

    private static String expected(String kind, String hostile) {
        return switch (kind.split(" ")[0]) {
            case "id", "cid" -> "id" + hostile + "@example.org";
            case "uri" -> Spaces.strip("https://x.example/" + hostile);
            default -> hostile;
        };
    }

    /** Spaces around the value of {@code --header} go. */
    private static String expectedOfOption(String kind, String hostile) {
        return kind.equals("field X-Custom") ? Spaces.strip(hostile) : expected(kind, hostile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name To               | To: {{v}} <b@example.org>",
                "field Subject         | Subject: {{v}}",
                "field X-Custom        | X-Custom: {{v}}",
                "id Message-ID         | Message-ID: <id{{v}}@example.org>",
                "id References         | References: <id{{v}}@example.org>",
                "uri List-Unsubscribe  | List-Unsubscribe: <https://x.example/{{v}}>",
            })
    void aColumnIsRefusedWithItsRowOrReadAsGiven(String kind, String field) throws Exception {
        // Halves of surrogate pairs cannot be written in UTF-8, and so not into a table.
        List<String> values = Hostile.values().stream()
                .filter(value -> StandardCharsets.UTF_8.newEncoder().canEncode(value))
                .toList();
        Path table = directory.resolve("r.csv");
        Files.write(
                table,
                Stream.concat(Stream.of("email,v"), values.stream().map(value -> "c@example.org," + quoted(value)))
                        .toList());
        Path template = Files.writeString(directory.resolve("t.eml"), "From: a@example.org\n" + field + "\n\ntext\n");
        Path out = directory.resolve("out");

        Run run = Run.of(
                "batch",
                "--dry-run",
                out.toString(),
                "--skip-invalid",
                "--address-column",
                "email",
                "--template",
                template.toString(),
                "--recipients",
                table.toString());

        assertThat(run.status()).isZero();
        assertThat(run.err()).allMatch(Hostile::isDecent).allMatch(line -> line.contains(", row "));
        try (HostileRecords records = new HostileRecords(directory.resolve("records"))) {
            for (int i = 0; i < values.size(); i++) {
                String row = ", row " + (i + 1) + " (";
                Path file = out.resolve(String.format("%06d.eml", i + 1));
                boolean refused = run.err().stream().anyMatch(line -> line.contains(row));
                assertThat(refused).as(Hostile.printable(values.get(i))).isNotEqualTo(Files.exists(file));
                if (!refused) {
                    records.add(kind, expected(kind, values.get(i)), Files.readAllBytes(file));
                }
            }
            assertThat(records.count()).isPositive();
            records.assertReadAsGiven();
        }
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    @Test
    void aDkimDomainOrSelectorThatIsNoNameIsOneClearLine() throws IOException {
        Path key = directory.resolve("no-key.pem");
        Files.writeString(key, "x");
        for (String hostile : Hostile.values()) {
            for (String option : List.of("--dkim-domain", "--dkim-selector")) {
                String other = option.equals("--dkim-domain") ? "--dkim-selector" : "--dkim-domain";
                Run run = Run.of("dkim", option, "a" + hostile, other, "example", "--dkim-key", key.toString());

                assertThat(run.status()).isEqualTo(65);
                assertThat(run.err())
                        .singleElement()
                        .asString()
                        .matches(Hostile::isDecent)
                        .contains("DKIM: ");
            }
        }
    }
}
