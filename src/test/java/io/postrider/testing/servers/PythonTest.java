package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Needs(Program.PYTHON_DKIM)
class PythonTest {

    @Test
    void aScriptReadsItsInputAndItsArguments() {
        Run run = Python.run("import sys; print(sys.stdin.read() + sys.argv[1])", "in".getBytes(US_ASCII), "argument");

        assertThat(run.requireSuccess().output()).isEqualTo("inargument\n");
    }

    @Test
    void aFailureShowsWhatThePythonSaid() {
        Run run = Python.run("raise ValueError('no good')", new byte[0]);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("ValueError: no good");
    }

    @Test
    void theDkimLibraryIsThere() {
        Run run = Python.run("import dkim; print(dkim.verify(b'Subject: unsigned\\r\\n\\r\\n'))", new byte[0]);

        assertThat(run.requireSuccess().lines()).containsExactly("False");
    }
}
