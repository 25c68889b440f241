package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoginTest {

    private static final String PASSWORD = "s3c:ret@ /ü";
    private static final String ENCODED = "s3c%3Aret%40%20%2F%C3%BC";

    @TempDir
    Path directory;

    private Sink sink;
    private Path authorities;

    @BeforeEach
    void start() throws IOException {
        sink = Sink.builder()
                .startTls()
                .user("alice", PASSWORD)
                .token("alice", "t0ken")
                .requireAuth()
                .start();
        authorities = Files.writeString(directory.resolve("ca.pem"), sink.certificatePem());
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void thePasswordMayStandInTheUri() {
        assertAccepted(send(Map.of(), "--server", "smtp://alice:" + ENCODED + "@127.0.0.1:" + sink.port()));
    }

    @Test
    void aMechanismWithoutAUserIsNotLeftOutInSilence() {
        Run run = send(Map.of(), "--server", "smtp://127.0.0.1:" + sink.port() + "?auth=PLAIN");

        assertThat(run.status()).as(run.toString()).isEqualTo(64);
        assertThat(run.err()).singleElement().asString().contains("auth=PLAIN needs a user");
    }

    @Test
    void thePasswordMayStandInAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), PASSWORD + "\n");

        assertAccepted(send(Map.of(), "--server", server(), "--user", "alice", "--password-file", file.toString()));
    }

    @Test
    void thePasswordMayStandInTheEnvironment() {
        Map<String, String> environment = Map.of("POSTRIDER_PASSWORD", PASSWORD);

        assertAccepted(send(environment, "--server", server(), "--user", "alice"));
        assertAccepted(send(environment, "--server", "smtp://alice@127.0.0.1:" + sink.port()));
    }

    @Test
    void aTokenMayStandInAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "t0ken\n");

        assertAccepted(send(Map.of(), "--server", server(), "--user", "alice", "--token-file", file.toString()));
    }

    @Test
    void aWrongPasswordIsTellableAndNeverShown() {
        Run run = send(Map.of(), "--server", "smtp://alice:wr0ng@127.0.0.1:" + sink.port(), "--verbose");

        assertThat(run.status()).as(run.toString()).isEqualTo(69);
        assertThat(run.out()).singleElement().asString().contains("535");
        assertThat(run.toString()).doesNotContain("wr0ng").contains("C: AUTH ");
    }

    @Test
    void aUserMakesTlsRequired() {
        try (Sink plain = Sink.builder().user("alice", PASSWORD).start()) {
            Run run = send(
                    Map.of("POSTRIDER_PASSWORD", PASSWORD),
                    "--server",
                    "smtp://127.0.0.1:" + plain.port(),
                    "--user",
                    "alice");

            assertThat(run.status()).isEqualTo(75);
            assertThat(plain.counters().authAttempts()).isZero();
        }
    }

    @Test
    void aPasswordCrossesInClearOnlyIfToldSo() {
        try (Sink plain =
                Sink.builder().user("alice", PASSWORD).mechanisms("PLAIN").start()) {
            String uri = "smtp://alice:" + ENCODED + "@127.0.0.1:" + plain.port() + "?tls=none";

            assertThat(send(Map.of(), "--server", uri).status()).isEqualTo(75);
            assertThat(plain.counters().authAttempts()).isZero();
            assertAccepted(send(Map.of(), "--server", uri, "--password-in-clear"));
            assertAccepted(send(Map.of(), "--server", uri + "&auth=PLAIN"));
        }
    }

    private String server() {
        return "smtp://127.0.0.1:" + sink.port();
    }

    private Run send(Map<String, String> environment, String... login) {
        String[] mail = {
            "send",
            "--from",
            "a@example.org",
            "--to",
            "b@example.org",
            "--text",
            "t",
            "--tls-ca",
            authorities.toString()
        };
        return Run.with(
                "", environment, Stream.of(mail, login).flatMap(Stream::of).toArray(String[]::new));
    }

    private static void assertAccepted(Run run) {
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.onlyLine()).startsWith("<b@example.org> accepted");
    }
}
