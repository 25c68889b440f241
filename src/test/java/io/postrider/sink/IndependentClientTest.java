package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that others wrote, Python's smtplib and swaks, find in the sink the server they expect. */
class IndependentClientTest {

    @TempDir
    private static Path directory;

    private static Path script = Path.of("");

    @BeforeAll
    static void writeScript() throws IOException {
        script = directory.resolve("smtplib_client.py");
        try (var in = IndependentClientTest.class.getResourceAsStream("smtplib_client.py")) {
            Files.write(script, in.readAllBytes());
        }
    }

    @Test
    void smtplibSendsInClear() throws Exception {
        try (Sink sink = Sink.start()) {
            smtplib(sink, "-", "plain");

            assertWhole(sink, "<plain@example.com>");
        }
    }

    @Test
    void smtplibSendsUnderStartTls() throws Exception {
        try (Sink sink = Sink.builder().startTls().start()) {
            smtplib(sink, certificate(sink), "starttls");

            assertWhole(sink, "<starttls@example.com>");
            assertThat(sink.mails().get(0).origin().tls()).contains("TLSv1.3");
        }
    }

    @Test
    void smtplibSendsUnderImplicitTls() throws Exception {
        try (Sink sink = Sink.builder().implicitTls().start()) {
            smtplib(sink, certificate(sink), "smtps");

            assertWhole(sink, "<smtps@example.com>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2"})
    void smtplibLogsIn(String mechanism) throws Exception {
        try (Sink sink = withUsers().start()) {
            smtplib(sink, "-", "auth " + mechanism);

            assertThat(sink.mails().get(0).origin().user()).isEqualTo(Optional.of("alice"));
            assertThat(sink.counters().authSuccesses()).isEqualTo(1);
        }
    }

    @Test
    void smtplibIsRefusedWithAWrongPassword() throws Exception {
        try (Sink sink = withUsers().start()) {
            smtplib(sink, "-", "refused");

            assertThat(sink.counters().authAttempts()).isEqualTo(3);
            assertThat(sink.counters().authSuccesses()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
    void swaksLogsInUnderTls(String mechanism) throws Exception {
        try (Sink sink = withUsers().startTls().start()) {
            swaks(sink, "--tls", "--auth", mechanism, "--auth-user", "alice", "--auth-password", "s3cret");

            assertThat(sink.mails().get(0).origin().user()).contains("alice");
            assertThat(sink.mails().get(0).origin().tls()).isPresent();
        }
    }

    @Test
    void swaksPipelines() throws Exception {
        try (Sink sink = Sink.start()) {
            swaks(sink, "--pipeline");

            assertThat(sink.groups())
                    .anySatisfy(group -> assertThat(group.commands())
                            .containsExactly("MAIL FROM:<a@example.com>", "RCPT TO:<b@example.org>", "DATA"));
        }
    }

    @Test
    void swaksSpeaksLmtp() throws Exception {
        try (Sink sink = Sink.builder().protocol(io.postrider.Protocol.LMTP).start()) {
            swaks(sink, "--protocol", "LMTP");

            assertThat(sink.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.addresses()).containsExactly("b@example.org"));
        }
    }

    private static SinkBuilder withUsers() {
        return Sink.builder().user("alice", "s3cret").token("alice", "token-1").requireAuth();
    }

    private static void assertWhole(Sink sink, String messageId) {
        assertThat(sink.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.text())
                    .isEqualTo("Message-ID: " + messageId + "\r\nSubject: smtplib\r\n\r\n.dot\r\n..dots\r\nschön\r\n");
            assertThat(mail.addresses()).containsExactly("b@example.org", "c@example.org");
        });
    }

    private static String certificate(Sink sink) throws IOException {
        return Files.writeString(directory.resolve("ca.pem"), sink.certificatePem())
                .toString();
    }

    private static void smtplib(Sink sink, String ca, String scenario) throws Exception {
        assumeTrue(isThere("python3", "--version"), "python3 is not installed");
        run(List.of("python3", script.toString(), Integer.toString(sink.port()), ca, scenario));
    }

    private static void swaks(Sink sink, String... options) throws Exception {
        assumeTrue(isThere("swaks", "--version"), "swaks is not installed");
        List<String> command = new ArrayList<>(
                List.of("swaks", "--server", "127.0.0.1:" + sink.port(), "-f", "a@example.com", "-t", "b@example.org"));
        command.addAll(List.of(options));
        run(command);
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
