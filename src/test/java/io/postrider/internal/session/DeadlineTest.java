package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No server makes us wait for ever: RFC 5321 section 4.5.3.2. What is said too late, or octet by octet, is said too late. */
class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(250);
    private static final String DRIP = "S: [drip 20 ms] 220-" + "drip".repeat(200) + "\nC: [close]\n";
    private static final String OPENING = "S: 220 mx.example.org\nC: EHLO client.example.com\n";
    private static final String MAIL = """
            C: MAIL FROM:<a@example.com>
            S: 250 ok
            C: RCPT TO:<b@example.org>
            S: 250 ok
            C: DATA
            S: 354 go ahead
            C: <content>
            C: .
            S: 250 ok
            """;

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
        script(Stage.EHLO, OPENING + silence)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT EHLO T"));
    }

    private static final String DRIP_OF_EHLO =
            "S: [drip 20 ms] 250-dripdripdripdripdripdripdripdripdripdripdripdrip\nC: [close]\n";

    @Test
    void theReplyToStarttlsIsAwaitedSoLong() {
        script(Stage.STARTTLS, OPENING + "S: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nC: [close]\n")
                .uri("smtp://localhost:%d?tls=required")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT STARTTLS T"));
    }

    @Test
    void theHandshakeIsAwaitedSoLong() {
        script(
                        Stage.STARTTLS,
                        OPENING
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
        script(Stage.AUTH, OPENING + "S: 250-mx\nS: 250 AUTH CRAM-MD5\nC: AUTH CRAM-MD5\nC: [close]\n")
                .uri("smtp://user:secret@127.0.0.1:%d?tls=none")
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT AUTH T"));
    }

    @Test
    void theReplyToRsetIsAwaitedSoLongAndTheMailGoesElsewhere() {
        script(
                        Stage.RSET,
                        OPENING + "S: 250 mx\nC: MAIL FROM:<a@example.com>\nS: 451 later\nC: RSET\nC: [close]\n---\n"
                                + OPENING + "S: 250 mx\n" + MAIL)
                .play(play -> {
                    String refused = play.send(Mails.to("b"));
                    String next = play.send(Mails.to("b"));

                    assertThat(refused).isEqualTo("b DEFERRED MAIL 451 T");
                    assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void theReplyToQuitIsAwaitedSoLong() {
        script(Stage.QUIT, OPENING + "S: 250 mx\n" + MAIL + "C: QUIT\nC: [close]\n")
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
            try (var client = io.postrider.client.SmtpClient.builder(
                            "smtp://127.0.0.1:" + full.getLocalPort() + "?tls=none")
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

    // ---- the whole mail

    private static Script wholeMail(String text) {
        return Script.of(text).client(client -> client.deadline(SHORT));
    }

    @Test
    void aMailThatFindsNoConnectionInTimeIsNotSent() {
        wholeMail("S: [await told]\nS: [close]").play(play -> {
            assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT QUEUE T");
            play.cue("told");
        });
    }

    @Test
    void aMailWhoseEnvelopeIsNotAnsweredInTimeIsNotSent() {
        wholeMail(OPENING + """
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
        wholeMail(OPENING + "S: 250 mx\n" + MAIL.replace("C: .\nS: 250 ok\n", "C: .\nC: [close]\n"))
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b IN_DOUBT END_OF_DATA D"));
    }
}
