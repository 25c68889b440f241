package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.EHLO;
import static io.postrider.testing.Dialogues.MAIL;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.Pipelining;
import io.postrider.SessionOptions;
import io.postrider.Stage;
import io.postrider.client.SmtpClient;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No server makes us wait for ever: RFC 5321 section 4.5.3.2. What is said too late, or octet by octet, is said too late. */
class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(250);
    private static final String DRIP = "S: [drip 20 ms] 220-" + "drip".repeat(200) + "\nC: [close]\n";
    private static final String LMTP = PIPELINING_OFFERED.replace("EHLO", "LHLO");

    private static Script script(Stage stage, String text) {
        return Script.of(text).client(client -> client.session(options -> Sessions.timeout(options, stage, SHORT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C: [close]\n", "S~ 220\nC: [close]\n"})
    void theGreetingIsAwaitedSoLong(String silence) {
        script(Stage.GREETING, silence)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT GREETING T"));
    }

    @Test
    void aGreetingThatDripsIsAwaitedNoLonger() {
        script(Stage.GREETING, DRIP)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT GREETING T"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C: [close]\n", DRIP_OF_EHLO})
    void theReplyToEhloIsAwaitedSoLong(String silence) {
        script(Stage.EHLO, EHLO + silence)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT EHLO T"));
    }

    private static final String DRIP_OF_EHLO =
            "S: [drip 20 ms] 250-dripdripdripdripdripdripdripdripdripdripdripdrip\nC: [close]\n";

    @Test
    void theReplyToStarttlsIsAwaitedSoLong() {
        script(Stage.STARTTLS, EHLO + "S: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nC: [close]\n")
                .uri("smtp://localhost:%d?tls=required")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT STARTTLS T"));
    }

    @Test
    void theHandshakeIsAwaitedSoLong() {
        script(
                        Stage.STARTTLS,
                        EHLO
                                + "S: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nC: <record of tls>\nC: <alert of tls>\n")
                .uri("smtp://localhost:%d?tls=required")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT STARTTLS T"));
    }

    @Test
    void theHandshakeOfImplicitTlsIsAwaitedSoLong() {
        script(Stage.CONNECT, "C: <record of tls>\nC: <alert of tls>\n")
                .uri("smtps://localhost:%d")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT CONNECT T"));
    }

    @Test
    void theReplyToAuthIsAwaitedSoLong() {
        script(Stage.AUTH, EHLO + "S: 250-mx\nS: 250 AUTH CRAM-MD5\nC: AUTH CRAM-MD5\nC: [close]\n")
                .uri("smtp://user:secret@127.0.0.1:%d?tls=none")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT AUTH T"));
    }

    @Test
    void theReplyToRsetIsAwaitedSoLongAndTheMailGoesElsewhere() {
        script(
                        Stage.RSET,
                        EHLO + "S: 250 mx\nC: MAIL FROM:<a@example.com>\nS: 451 later\nC: RSET\nC: [close]\n---\n"
                                + EHLO + "S: 250 mx\n" + MAIL)
                .play(play -> {
                    String refused = play.send(Mails.to("b"));
                    String next = play.send(Mails.to("b"));

                    assertThat(refused).isEqualTo("b DEFERRED MAIL 451 T");
                    assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void theReplyToQuitIsAwaitedSoLong() {
        script(Stage.QUIT, EHLO + "S: 250 mx\n" + MAIL + "C: QUIT\nC: [close]\n")
                .play(play -> {
                    play.send(Mails.to("b"));
                    long before = System.nanoTime();

                    play.client().close();

                    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
                });
    }

    @Test
    void aConnectionThatIsNotAcceptedIsAwaitedSoLong() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> queued = fill(full);
            try (var client = SmtpClient.builder("smtp://127.0.0.1:" + full.getLocalPort() + "?tls=none")
                    .session(options -> Sessions.timeout(options, Stage.CONNECT, SHORT))
                    .build()) {
                assertThat(Play.verdict(client.send(Mails.to("b")))).isEqualTo("b NOT_SENT CONNECT T");
            }
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    // A kernel whose queue of connections is full answers no further one.
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> queued = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 100);
            } catch (java.net.SocketTimeoutException e) {
                return queued;
            }
        }
        throw new AssertionError("the queue is never full");
    }

    // ---- each reply

    /** The content of the next mail leaves piece by piece, and each piece put the deadline of the reply that was due off. */
    @Test
    void theProgressOfAnotherContentPutsNoReplyOff() throws Exception {
        SessionOptions options = SessionOptions.defaults().withPipelining(Pipelining.EAGER);
        try (Rehearsal rehearsal = new Rehearsal(
                options.withTimeouts(options.timeouts().with(Stage.END_OF_DATA, Duration.ofMillis(80))))) {
            rehearsal.add(Mails.canonical(27));
            rehearsal.hear("220 mx.example.org");
            rehearsal.hear("250-mx.example.org", "250-CHUNKING", "250 PIPELINING");
            rehearsal.hear("250 sender", "250 recipient");
            rehearsal.hear("250 done");
            rehearsal.add(Mails.canonical(27));
            rehearsal.add(Mails.canonical(64 << 20));
            rehearsal.wake();
            rehearsal.hold();
            rehearsal.hear("250 sender", "250 recipient");

            while (rehearsal.isOpen() && rehearsal.takeOne()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }

            assertThat(rehearsal.takeOne())
                    .as("something is left to be written")
                    .isTrue();
            assertThat(rehearsal.verdicts())
                    .containsExactly("ACCEPTED END_OF_DATA", "IN_DOUBT END_OF_DATA", "given back");
        }
    }

    /** Three replies, each in time: together they take longer than one may. */
    @Test
    void inLmtpEachFinalReplyHasItsOwnTime() {
        Script.of(LMTP + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: RCPT TO:<d@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go
                        C: <content>
                        C: .
                        S: [wait 600 ms]
                        S: 250 first
                        S: [wait 600 ms]
                        S: 250 second
                        S: [wait 600 ms]
                        S: 250 third
                        """)
                .uri("lmtp://127.0.0.1:%d?tls=none")
                .client(client -> client.session(
                        options -> Sessions.timeout(options, Stage.END_OF_DATA, Duration.ofMillis(1500))))
                .play(play -> assertThat(play.send(Mails.to("b", "c", "d")))
                        .isEqualTo(
                                "b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250, d ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void inLmtpAFinalReplyThatDoesNotComeIsInDoubtAlone() {
        script(Stage.END_OF_DATA, LMTP + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go
                        C: <content>
                        C: .
                        S: 250 first
                        C: [close]
                        """)
                .uri("lmtp://127.0.0.1:%d?tls=none")
                .play(play -> assertThat(play.send(Mails.to("b", "c")))
                        .isEqualTo("b ACCEPTED END_OF_DATA 250, c IN_DOUBT END_OF_DATA D"));
    }

    /** Long lines with a dot in between leave as many small pieces: whoever reads them slowly reads them all the same. */
    @Test
    void aContentInSmallPiecesThatIsReadSlowlyHasNotStopped() throws Exception {
        byte[] stanza = (("x".repeat(78) + "\r\n").repeat(50) + ".\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[stanza.length * 4000];
        for (int i = 0; i < content.length; i += stanza.length) {
            System.arraycopy(stanza, 0, content, i, stanza.length);
        }
        try (SlowReader server = new SlowReader(64 << 10, Duration.ofMillis(5));
                var client = SmtpClient.builder("smtp://127.0.0.1:" + server.port() + "?tls=none")
                        .session(options -> Sessions.timeout(options, Stage.CONTENT, Duration.ofMillis(500)))
                        .build()) {
            Mail mail = new Mail(Mails.envelope("b").build(), Content.of(content));
            long before = System.nanoTime();

            assertThat(Play.verdict(client.send(mail))).isEqualTo("b ACCEPTED END_OF_DATA 250");

            Duration taken = Duration.ofNanos(System.nanoTime() - before);
            assertThat(taken).as("or it was not slow").isGreaterThan(Duration.ofMillis(500));
        }
    }

    /** Gives some lines, and then nothing until it is closed. */
    private static final class Stalling extends InputStream {
        private final InputStream lines;
        private final CountDownLatch closed = new CountDownLatch(1);

        Stalling(int octets) {
            lines = new ByteArrayInputStream(
                    ("x".repeat(62) + "\r\n").repeat(octets / 64).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public int read() throws IOException {
            int next = lines.read();
            return next >= 0 ? next : end();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = lines.read(into, offset, length);
            return read >= 0 ? read : end();
        }

        private int end() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static String failureOf(SmtpClient client, Content content) {
        Mail mail = new Mail(Mails.envelope("b").build(), content);
        return String.valueOf(catchThrowable(() -> client.send(mail).join()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 640, 192 << 10, 1 << 20})
    void theServerIsNotBlamedForAStreamThatStopsGivingOctets(int octetsBefore) {
        script(Stage.CONTENT, PIPELINING_OFFERED + group("b") + "S: 250 ok\nS: 250 ok\nS: 354 go ahead\nC: <no dot>\n")
                .play(play -> {
                    String why = failureOf(play.client(), Content.of(() -> new Stalling(octetsBefore)));

                    assertThat(why)
                            .contains("the content stopped coming for 0.250 s")
                            .doesNotContain("did not answer");
                });
    }

    @Test
    void aServerThatTakesNoMoreOfAStreamIsBlamedForThat() throws Exception {
        try (SlowReader server = new SlowReader(64 << 10, Duration.ofSeconds(30));
                var client = SmtpClient.builder("smtp://127.0.0.1:" + server.port() + "?tls=none")
                        .session(options -> Sessions.timeout(options, Stage.CONTENT, SHORT))
                        .build()) {
            Content content = Content.of(() -> new Stalling(64 << 20));

            assertThat(failureOf(client, content))
                    .contains("did not answer within 0.250 s")
                    .doesNotContain("stopped coming");
        }
    }

    // ---- the whole mail

    private static Script wholeMail(String text) {
        return Script.of(text).client(client -> client.deadline(SHORT));
    }

    @Test
    void aMailThatFindsNoConnectionInTimeIsNotSent() {
        wholeMail("S: [await told]\nC: [close]").play(play -> {
            assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT QUEUE T");
            play.cue("told");
        });
    }

    @Test
    void aMailWhoseEnvelopeIsNotAnsweredInTimeIsNotSent() {
        wholeMail(EHLO + """
                        S: 250 mx
                        C: MAIL FROM:<a@example.com>
                        S: [await told]
                        S: 250 ok
                        C: QUIT
                        S: 221 bye
                        """).play(play -> {
            assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT MAIL T");
            play.cue("told");
        });
    }

    @Test
    void aMailWhoseContentIsNotAnsweredInTimeIsInDoubt() {
        wholeMail(EHLO + "S: 250 mx\n" + MAIL.replace("C: .\nS: 250 ok\n", "C: .\nC: [close]\n"))
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b IN_DOUBT END_OF_DATA D"));
    }
}
