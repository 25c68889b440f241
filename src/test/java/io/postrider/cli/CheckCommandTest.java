package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.sink.Extension;
import io.postrider.sink.Sink;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckCommandTest {

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void aServerSaysWhatItOffers() {
        Run run = check();

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out())
                .contains(
                        "Server:   127.0.0.1:" + sink.port(),
                        "TLS:      none",
                        "Login:    none",
                        "Offers:   PIPELINING")
                .contains("          CHUNKING");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void questionsAreAskedInTheOrderOfTheCommandLine() {
        Run run = check(
                "--command",
                "NOOP one",
                "--rcpt",
                "b@example.org",
                "--vrfy",
                "b",
                "--command",
                "NOOP two",
                "--help-text");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out().stream().filter(line -> line.startsWith("C: ")))
                .containsExactly(
                        "C: NOOP one",
                        "C: MAIL FROM:<>",
                        "C: RCPT TO:<b@example.org>",
                        "C: RSET",
                        "C: VRFY b",
                        "C: NOOP two",
                        "C: HELP");
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void repliesAreJsonObjectsOnRequest() {
        Run run = check("--json", "--command", "NOOP");

        assertThat(run.status()).isZero();
        assertThat(run.out()).hasSize(2);
        assertThat(run.out().get(0)).startsWith("{\"server\":\"127.0.0.1:" + sink.port() + "\",\"greeting\":\"220 ");
        assertThat(run.out().get(1))
                .isEqualTo("{\"command\":\"NOOP\",\"code\":250,\"enhanced\":\"2.0.0\",\"lines\":[\"2.0.0 Ok\"]}");
    }

    @Test
    void aRefusalForGoodIsToldByTheStatus() {
        sink.on(Stage.RCPT).reply("550 5.1.1 no such user");

        Run run = check("--rcpt", "b@example.org");

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.out()).contains("S: 550 5.1.1 no such user");
    }

    @Test
    void aRefusalForNowIsToldByTheStatus() {
        sink.on(Stage.RCPT).reply("450 4.2.1 later");

        assertThat(check("--rcpt", "b@example.org").status()).isEqualTo(75);
    }

    @Test
    void aGreetingThatRefusesIsOneLine() {
        sink.on(Stage.GREETING).reply("554 5.3.2 go away");

        Run run = check();

        assertThat(run.status()).as(run.toString()).isEqualTo(69);
        assertThat(run.err())
                .singleElement()
                .asString()
                .startsWith("postrider check: ")
                .contains("554 5.3.2 go away");
    }

    @Test
    void aServerThatHangsUpIsOneLine() {
        sink.on(Stage.COMMAND).close();

        Run run = check("--command", "NOOP");

        assertThat(run.status()).as(run.toString()).isEqualTo(75);
        assertThat(run.err()).hasSize(1);
    }

    @Test
    void aCommandWithALineBreakIsRefused() {
        Run run = check("--command", "NOOP\r\nQUIT");

        assertThat(run.status()).as(run.toString()).isEqualTo(65);
        assertThat(run.err()).singleElement().asString().contains("--command");
        assertThat(sink.counters().connections()).isZero();
    }

    @Test
    void callingOutToAnInternationalAddressSaysSmtpUtf8() {
        Run run = check("--rcpt", "jörg@bücher.example", "--rcpt", "b@example.org");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out().stream().filter(line -> line.startsWith("C: ")))
                .containsExactly(
                        "C: MAIL FROM:<> SMTPUTF8",
                        "C: RCPT TO:<jörg@bücher.example>",
                        "C: RSET",
                        "C: MAIL FROM:<>",
                        "C: RCPT TO:<b@example.org>",
                        "C: RSET");
    }

    @Test
    void anInternationalReversePathSaysSmtpUtf8() {
        Run run = check("--from", "jörg@example.org", "--rcpt", "b@example.org");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).contains("C: MAIL FROM:<jörg@example.org> SMTPUTF8");
    }

    @Test
    void withoutSmtpUtf8AnInternationalDomainIsSaidInALabels() {
        try (Sink ascii = Sink.builder().without(Extension.SMTPUTF8).start()) {
            Run run = Run.of(
                    "check", "--server", ascii.uri(), "--from", "a@bücher.example", "--rcpt", "b@bücher.example");

            assertThat(run.status()).as(run.toString()).isZero();
            assertThat(run.out())
                    .contains("C: MAIL FROM:<a@xn--bcher-kva.example>", "C: RCPT TO:<b@xn--bcher-kva.example>");
        }
    }

    @Test
    void withoutSmtpUtf8AnInternationalLocalPartIsRefusedBeforeAnythingIsAsked() {
        try (Sink ascii = Sink.builder().without(Extension.SMTPUTF8).start()) {
            Run run = Run.of(
                    "check", "--server", ascii.uri(), "--verbose", "--command", "NOOP", "--rcpt", "jörg@example.org");

            assertThat(run.status()).as(run.toString()).isEqualTo(65);
            assertThat(run.err())
                    .contains(
                            "postrider check: --rcpt: 'jörg@example.org' has no form in ASCII, and this server does not"
                                    + " offer SMTPUTF8")
                    .noneMatch(line -> line.contains("C: NOOP") || line.contains("C: MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--verbose"})
    void aLoginByRawCommandsShowsNoSecret(String how) {
        try (Sink login = Sink.builder().user("alice", "s3cret").start()) {
            Run plain = Run.of(
                    "check", "--server", login.uri(), how, "--command", "auth PLAIN " + base64("\0alice\0s3cret"));
            Run inTurn = Run.of(
                    "check",
                    "--server",
                    login.uri(),
                    how,
                    "--command",
                    "AUTH LOGIN",
                    "--command",
                    base64("alice"),
                    "--command",
                    base64("s3cret"),
                    "--command",
                    "NOOP one");

            assertThat(plain.status()).as(plain.toString()).isZero();
            assertThat(inTurn.status()).as(inTurn.toString()).isZero();
            assertThat(plain.toString() + inTurn)
                    .contains("AUTH ***", "NOOP one")
                    .doesNotContain(base64("\0alice\0s3cret"), base64("alice"), base64("s3cret"), "s3cret");
            assertThat(inTurn.out())
                    .hasSize(how.equals("--json") ? 5 : inTurn.out().size());
        }
    }

    @Test
    void aServerThatRepeatsARawLoginShowsNoSecret() {
        String secret = base64("\0alice\0s3cret");
        sink.on(Stage.AUTH).reply("535 5.7.8 AUTH PLAIN " + secret + " is wrong");

        Run run = check("--command", "AUTH PLAIN " + secret);

        assertThat(run.status()).as(run.toString()).isEqualTo(69);
        assertThat(run.toString()).contains("C: AUTH ***", "535").doesNotContain(secret);
    }

    @Test
    void aLoginWithALineBreakIsRefusedWithoutItsSecret() {
        Run run = check("--command", "AUTH PLAIN c2VjcmV0\n");

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.toString()).contains("--command").doesNotContain("c2VjcmV0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Run check(String... more) {
        return Run.of(Stream.concat(Stream.of("check", "--server", sink.uri()), List.of(more).stream())
                .toArray(String[]::new));
    }
}
