package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.sink.ReceivedMail;
import io.postrider.sink.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code send} sends, and what it tells of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendCommandTest {

    private static final String MESSAGE = """
            From: a@example.org\r
            To: b@example.org, Bob <c@example.org>\r
            Bcc: d@example.org\r
            Message-ID: <x1@example.org>\r
            Subject: test\r
            \r
            .line\r
            """;

    @TempDir
    Path directory;

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void whatCameBackForEachRecipientIsTold() {
        sink.on(Stage.RCPT).recipient("c@example.org").reply("550 5.1.1 no such user");

        Run run = Run.sending(sink, "--to", "b@example.org", "--to", "c@example.org", "--subject", "s", "--text", "t");

        String server = "127.0.0.1:" + sink.port();
        assertThat(run.status()).isEqualTo(69);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(2);
        assertThat(run.out().get(0)).startsWith("<b@example.org> accepted by " + server + ": 250 2.0.0 Ok: queued as ");
        assertThat(run.out().get(1)).startsWith("<c@example.org> rejected: ").endsWith("550 5.1.1 no such user");
    }

    @Test
    void aMailIsOneJsonLine() {
        Run run = Run.sending(sink, "--to", "b@example.org", "--subject", "s", "--text", "t", "--json");

        ReceivedMail mail = sink.mails().get(0);
        assertThat(run.status()).isZero();
        assertThat(run.onlyLine())
                .startsWith("{\"mail\":\"1\",\"messageId\":\""
                        + mail.messageId().orElseThrow()
                        + "\",\"status\":\"accepted\",\"server\":\"127.0.0.1:" + sink.port() + "\",\"queueId\":\""
                        + mail.queueId() + "\",\"millis\":")
                .endsWith(
                        ",\"recipients\":[{\"address\":\"b@example.org\",\"status\":\"accepted\",\"stage\":\"END_OF_DATA\","
                                + "\"code\":250,\"enhanced\":\"2.0.0\",\"text\":\"Ok: queued as " + mail.queueId()
                                + "\"}]}");
    }

    @Test
    void aMailIsComposedOfOptions() throws IOException {
        Path text = Files.writeString(directory.resolve("text.txt"), "Grüße\n");
        Path file = Files.writeString(directory.resolve("plan.txt"), "the plan");

        Run run = Run.sending(
                sink,
                "--to",
                "Bob <b@example.org>",
                "--cc",
                "c@example.org",
                "--bcc",
                "d@example.org",
                "--reply-to",
                "answers@example.org",
                "--subject",
                "Grüße 日本",
                "--text",
                "@" + text,
                "--html",
                "<p>hi",
                "--attach",
                file.toString(),
                "--header",
                "X-Campaign: spring");

        ReceivedMail mail = sink.mails().get(0);
        assertThat(run.status()).isZero();
        assertThat(mail.reversePath().address()).isEqualTo("a@example.org");
        assertThat(mail.addresses()).containsExactly("b@example.org", "c@example.org", "d@example.org");
        assertThat(mail.text())
                .contains("From: Ann <a@example.org>\r\n", "To: Bob <b@example.org>\r\n", "Cc: c@example.org\r\n")
                .contains("Reply-To: answers@example.org\r\n", "Subject: =?UTF-8?", "X-Campaign: spring\r\n")
                .contains("text/plain", "text/html", "plan.txt")
                .doesNotContain("d@example.org");
    }

    @Test
    void anExistingMessageLeavesAsItIsButForItsBcc() throws IOException {
        Path eml = Files.writeString(directory.resolve("m.eml"), MESSAGE);

        Run run = Run.of("send", "--server", sink.uri(), "--eml", eml.toString(), "--json");

        ReceivedMail mail = sink.mails().get(0);
        assertThat(run.status()).isZero();
        assertThat(run.onlyLine()).startsWith("{\"mail\":\"m.eml\",\"messageId\":\"<x1@example.org>\",");
        assertThat(mail.addresses()).containsExactly("b@example.org", "c@example.org", "d@example.org");
        assertThat(mail.text()).isEqualTo(MESSAGE.replace("Bcc: d@example.org\r\n", ""));
    }

    @Test
    void theEnvelopeOfAnExistingMessageMayBeSaid() throws IOException {
        Path eml = Files.writeString(directory.resolve("m.eml"), MESSAGE);

        Run run = Run.of(
                "send", "--server", sink.uri(), "--eml", eml.toString(), "--from", "<>", "--to", "z@example.org");

        ReceivedMail mail = sink.mails().get(0);
        assertThat(run.status()).isZero();
        assertThat(mail.reversePath().address()).isEmpty();
        assertThat(mail.addresses()).containsExactly("z@example.org");
    }

    @Test
    void standardInputIsAMessageLikeAnyOther() {
        Run run = Run.reading(MESSAGE.replace("\r\n", "\n"), "send", "--server", sink.uri(), "--eml", "-", "--json");

        assertThat(run.status()).isZero();
        assertThat(run.onlyLine()).startsWith("{\"mail\":\"-\",");
        assertThat(sink.mails().get(0).text()).isEqualTo(MESSAGE.replace("Bcc: d@example.org\r\n", ""));
    }

    @Test
    void aFaultOfStandardInputIsNotToldOfAFileThatNobodyKnows() {
        Run run = Run.reading("", "send", "--server", sink.uri(), "--eml", "-");

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err())
                .containsExactly("postrider send: standard input: the message does not begin with a header field");
    }

    @Test
    void aLargeMessageWithABccLeavesWithoutIt() throws IOException {
        String body = "0123456789\r\n".repeat(10_000);
        Path eml = Files.writeString(directory.resolve("large.eml"), MESSAGE + body);

        Run run = Run.of("send", "--server", sink.uri(), "--eml", eml.toString());

        assertThat(run.status()).isZero();
        assertThat(sink.mails().get(0).text()).isEqualTo(MESSAGE.replace("Bcc: d@example.org\r\n", "") + body);
    }

    @Test
    void octetsThatAreNoMessageCanBeSentToWhoeverIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("junk"), "no header\r\nat all\r\n");

        Run run = Run.of(
                "send",
                "--server",
                sink.uri(),
                "--eml",
                file.toString(),
                "--from",
                "a@example.org",
                "--to",
                "b@example.org");

        assertThat(run.status()).isZero();
        assertThat(sink.mails().get(0).text()).isEqualTo("no header\r\nat all\r\n");
    }

    @Test
    void aDryRunWritesWhatWouldLeaveAndSendsNothing() throws IOException {
        Path eml = Files.writeString(directory.resolve("m.eml"), MESSAGE.replace("\r\n", "\n"));
        Path out = directory.resolve("out");

        Run run =
                Run.of("send", "--server", sink.uri(), "--eml", eml.toString(), "--dry-run", out.toString(), "--json");

        assertThat(run.status()).isZero();
        assertThat(run.onlyLine())
                .startsWith("{\"mail\":\"m.eml\",\"messageId\":\"<x1@example.org>\",\"status\":\"not_sent\",")
                .contains("dry run: written to");
        assertThat(Files.readString(out.resolve("000001-m.eml"), StandardCharsets.UTF_8))
                .isEqualTo(MESSAGE.replace("Bcc: d@example.org\r\n", ""));
        assertThat(sink.counters().connections()).isZero();
    }

    @Test
    void aDeferredMailEndsInTryLater() {
        sink.on(Stage.MAIL).reply("451 4.3.0 not now");

        Run run = Run.sending(sink, "--to", "b@example.org", "--text", "t", "--json");

        assertThat(run.status()).isEqualTo(75);
        assertThat(run.onlyLine()).contains("\"status\":\"deferred\"", "\"stage\":\"MAIL\",\"code\":451");
    }

    @Test
    void aMailWhoseFinalReplyNeverCameIsInDoubt() {
        sink.on(Stage.END_OF_DATA).close();

        Run run = Run.sending(sink, "--to", "b@example.org", "--text", "t", "--json");

        assertThat(run.status()).isEqualTo(74);
        assertThat(run.onlyLine()).contains("\"status\":\"in_doubt\"", "\"code\":null");
    }

    @Test
    void aServerThatIsNotThereMeansTryLater() {
        String gone = sink.uri();
        sink.close();

        Run run = Run.of("send", "--server", gone, "--from", "a@example.org", "--to", "b@example.org", "--text", "t");

        assertThat(run.status()).isEqualTo(75);
        assertThat(run.onlyLine()).startsWith("<b@example.org> not sent: ");
    }

    @Test
    void theDialogueIsShownWithTheNumberOfItsSession() {
        Run run =
                Run.sending(sink, "--to", "b@example.org", "--text", "t", "--verbose", "--ehlo", "client.example.org");

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .contains("[1] C: EHLO client.example.org", "[1] S: 250 2.1.0 Ok")
                .anyMatch(line -> line.startsWith("[1] C: MAIL FROM:<a@example.org>"));
        assertThat(run.out()).hasSize(1);
    }

    @Test
    void theEmbeddedServerTakesTheMail() {
        Run run = Run.of(
                "send", "--server", "embedded", "--from", "a@example.org", "--to", "b@example.org", "--text", "t");

        assertThat(run.status()).isZero();
        assertThat(run.onlyLine()).startsWith("<b@example.org> accepted by 127.0.0.1:");
    }
}
