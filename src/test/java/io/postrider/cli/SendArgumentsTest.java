package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Sink;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code send} is told wrong it says in one line, and sends nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendArgumentsTest {

    @AutoClose
    private final Sink sink = Sink.start();

    static Stream<Arguments> badInputs() {
        return Stream.of(
                bad(
                        "To: address: character U+000D at position 14",
                        "--to",
                        "b@example.org\r\nRCPT TO:<x@example.org>",
                        "--text",
                        "t"),
                bad("Subject", "--to", "b@example.org", "--subject", "a\r\nBcc: x@example.org", "--text", "t"),
                bad("X-A", "--to", "b@example.org", "--text", "t", "--header", "X-A: b\nBcc: x@example.org"),
                bad("--header: 'no colon'", "--to", "b@example.org", "--text", "t", "--header", "no colon"),
                bad("/no/such/file: there is no such file", "--to", "b@example.org", "--eml", "/no/such/file"),
                bad("/no/such/file: there is no such file", "--to", "b@example.org", "--text", "@/no/such/file"),
                bad(
                        "/no/such/file: there is no such file",
                        "--to",
                        "b@example.org",
                        "--text",
                        "t",
                        "--attach",
                        "/no/such/file"),
                bad("/tmp: it is a directory", "--to", "b@example.org", "--eml", "/tmp"),
                bad(
                        "/no/such/file: there is no such file",
                        "--to",
                        "b@example.org",
                        "--text",
                        "t",
                        "--tls-ca",
                        "/no/such/file"),
                bad("'a b' is no name", "--to", "b@example.org", "--text", "t", "--ehlo", "a b"));
    }

    private static Arguments bad(String why, String... args) {
        return Arguments.of(why, args);
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void badInputIsOneLineThatSaysWhichAndWhyAndNothingIsSent(String why, String... args) {
        Run run = Run.sending(sink, args);

        assertThat(run.status()).as(run.toString()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("postrider send: ").contains(why);
        assertThat(sink.counters().connections()).isZero();
    }

    @ParameterizedTest
    @MethodSource("badServers")
    void aServerThatIsNoneIsBadInput(String uri, String why) {
        Run run = Run.of("send", "--server", uri, "--from", "a@example.org", "--to", "b@example.org", "--text", "t");

        assertThat(run.status()).as(run.toString()).isEqualTo(65);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).contains("--server: ", why).doesNotContain("s3cret");
    }

    static Stream<Arguments> badServers() {
        return Stream.of(
                Arguments.of("smtp://127.0.0.1:smtp", "'smtp' is no port"),
                Arguments.of("smtp://127.0.0.1:70000", "70000"),
                Arguments.of("smtp://127.0.0.1:0", "0"),
                Arguments.of("127.0.0.1:25", "smtp://"),
                Arguments.of("http://127.0.0.1", "smtp://"),
                Arguments.of("smtp://alice:s3cret@127.0.0.1?tls=maybe", "tls="),
                Arguments.of("smtp://alice:s3cret@127.0.0.1?password=s3cret", "tls="),
                Arguments.of("smtp://alice:s3cret@", "host"));
    }

    static Stream<Arguments> wrongUsages() {
        return Stream.of(
                bad("Unknown options: '--subjetc'", "--subjetc", "s"),
                bad("Unmatched argument", "smtp://alice:s3cret@127.0.0.1"),
                bad("--connections", "--connections", "0"),
                bad("--timeout", "--timeout", "hello=2s"),
                bad("--deadline", "--deadline", "soon"),
                bad("--deadline", "--to", "b@example.org", "--text", "t", "--deadline", "0s"),
                bad("--deadline", "--to", "b@example.org", "--text", "t", "--deadline", "999999999d"),
                bad("--timeout", "--to", "b@example.org", "--text", "t", "--timeout", "all=999999999d"),
                bad("nothing to send", "--to", "b@example.org", "--subject", "s"),
                bad("--to", "--text", "t"),
                bad("--eml is a whole message", "--to", "b@example.org", "--text", "t", "--eml", "m.eml"),
                bad("go together", "--to", "b@example.org", "--text", "t", "--tls-cert", "c.pem"),
                bad("go together", "--to", "b@example.org", "--text", "t", "--dkim-domain", "example.org"),
                bad("POSTRIDER_PASSWORD", "--to", "b@example.org", "--text", "t", "--user", "alice"),
                bad("needs a user", "--to", "b@example.org", "--text", "t", "--token-file", "/dev/null"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsages")
    void aWrongCommandLineIsOneLineThatSaysWhy(String why, String... args) {
        Run run = Run.sending(sink, args);

        assertThat(run.status()).as(run.toString()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0))
                .startsWith("postrider send: ")
                .contains(why, "(see 'postrider send --help')")
                .doesNotContain("s3cret");
    }
}
