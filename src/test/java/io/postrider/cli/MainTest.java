package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void helpNamesEveryCommandAndEveryStatus() {
        Run run = Run.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(String.join("\n", run.out()))
                .contains("  send ", "  batch ", "  check ", "  sink ", "  dkim ")
                .contains("   0  ", "  64  ", "  65  ", "  69  ", "  74  ", "  75  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "batch", "check", "sink", "dkim"})
    void everyCommandHasHelp(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().get(0)).startsWith("Usage: postrider " + command);
        assertThat(run.out()).allMatch(line -> line.length() <= 105);
    }

    @Test
    void theVersionIsTold() {
        Run run = Run.of("--version");

        assertThat(run.status()).isZero();
        assertThat(run.onlyLine()).startsWith("postrider ");
    }

    @Test
    void withoutACommandTheUsageIsWrong() {
        Run run = Run.of();

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).singleElement().asString().contains("postrider --help");
    }

    @Test
    void anUnknownCommandIsNamed() {
        Run run = Run.of("sned");

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).singleElement().asString().contains("'sned'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "batch", "check"})
    void aServerIsRequired(String command) {
        Run run = Run.of(command, "--from", "a@example.org", "--text", "t", "--to", "b@example.org");

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).hasSize(1);
    }
}
