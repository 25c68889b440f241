package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An outcome that could not be written is not passed over in silence, whichever command it is of. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostOutputTest {

    @TempDir
    Path directory;

    private Sink sink;
    private String eml;

    @BeforeEach
    void start() throws IOException {
        sink = Sink.start();
        eml = Files.writeString(directory.resolve("m.eml"), "From: a@example.org\nTo: b@example.org\n\ntext\n")
                .toString();
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void anAcceptedMailOfWhichNothingCouldBeToldIsInDoubt() {
        assertLost(Run.withoutOutput("send", "--server", sink.uri(), "--eml", eml, "--json"));
        assertLost(Run.withoutOutput("send", "--server", sink.uri(), "--eml", eml));

        assertThat(sink.mails()).hasSize(2);
    }

    @Test
    void anAnswerThatCouldNotBeShownIsNoSuccess() {
        assertLost(Run.withoutOutput("check", "--server", sink.uri()));
        assertLost(Run.withoutOutput("--help"));
        assertLost(Run.withoutOutput("sink", "--port", "0", "--for", "0s"));
    }

    @Test
    void aDryRunOfWhichNothingCouldBeToldIsNoSuccess() {
        String out = directory.resolve("out").toString();

        assertLost(Run.withoutOutput("batch", eml, "--dry-run", out, "--json"));
        assertLost(Run.withoutOutput("send", "--eml", eml, "--dry-run", out, "--json"));
    }

    @Test
    void aBatchWhoseLastOutcomeCouldNotBeToldIsInDoubt() {
        assertThat(Run.withoutOutput("batch", "--server", sink.uri(), eml, "--json")
                        .status())
                .isEqualTo(74);
    }

    @Test
    void aStatusThatSaysMoreStays() {
        sink.on(Stage.RCPT).reply("550 5.1.1 no such user");

        assertThat(Run.withoutOutput("send", "--server", sink.uri(), "--eml", eml)
                        .status())
                .isEqualTo(69);
    }

    private static void assertLost(Run run) {
        assertThat(run.status()).as(run.toString()).isEqualTo(74);
        assertThat(run.err())
                .containsExactly("postrider: standard output cannot be written; what it should have said is lost");
    }
}
