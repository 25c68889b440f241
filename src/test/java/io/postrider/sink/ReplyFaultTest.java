package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postrider.Stage;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each way to misbehave in a reply, seen from the other end of the line. */
class ReplyFaultTest {

    private static final Duration A_WHILE = Duration.ofMillis(150);

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void anyOctetsCanBeSaid() throws IOException {
        byte[] odd = {'2', '5', '0', '-', (byte) 0xE9, '\r', '\n', '5', '5', '0', ' ', 0, '\n', '9'};
        sink.on(Stage.MAIL).then(Fault.octets(odd).thenClose());
        try (RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\n");

            assertThat(client.rest()).isEqualTo(new String(odd, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void aHundredLinesAreOneReply() throws IOException {
        String[] lines = new String[100];
        Arrays.fill(lines, "250-more");
        lines[99] = "250 done";
        sink.on(Stage.MAIL).reply(lines);
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<>").lines()).hasSize(100);
        }
    }

    @Test
    void aReplyCanBeWithoutEnd() throws IOException {
        sink.on(Stage.MAIL)
                .then(Fault.octets("250-x".getBytes(StandardCharsets.US_ASCII)).forever());
        try (RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\n");

            for (int i = 0; i < 1_000_000; i++) {
                assertThat(client.octet()).isEqualTo("250-x".charAt(i % 5));
            }
        }
        await().untilAsserted(() -> assertThat(sink.counters().open()).isZero());
    }

    @Test
    void aReplyCanBeCutAtAnyOctetBeforeACloseOrAReset() throws IOException {
        for (int cut = 0; cut < 8; cut++) {
            Rule close = sink.on(Stage.MAIL).then(Fault.usual().cutAt(cut).thenClose());
            try (RawClient client = RawClient.introduced(sink)) {
                client.write("MAIL FROM:<>\r\n");
                assertThat(client.rest()).isEqualTo("250 2.1.0 Ok\r\n".substring(0, cut));
            }
            close.remove();
            Rule reset = sink.on(Stage.MAIL).then(Fault.usual().cutAt(cut).thenReset());
            try (RawClient client = RawClient.introduced(sink)) {
                client.write("MAIL FROM:<>\r\n");
                for (int i = 0; i < cut; i++) {
                    assertThat(client.octet()).isEqualTo("250 2.1.0 Ok\r\n".charAt(i));
                }
                assertThatThrownBy(client::octet).isInstanceOf(SocketException.class);
            }
            reset.remove();
        }
    }

    @Test
    void aSilentServerAnswersNothingAndEverythingBehindIt() throws IOException {
        sink.on(Stage.MAIL).silence();
        try (RawClient client = RawClient.introduced(sink)) {
            client.socket().setSoTimeout((int) A_WHILE.toMillis());

            assertThatThrownBy(() -> client.say("MAIL FROM:<>")).isInstanceOf(SocketTimeoutException.class);
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
        }
    }

    @Test
    void aDelayedReplyHoldsBackThoseBehindIt() throws IOException {
        sink.on(Stage.RCPT).recipient("b@example.org").delay(A_WHILE);
        try (RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<>", "RCPT TO:<b@example.org>", "RCPT TO:<c@example.org>"))
                    .startsWith("250 2.1.0");
            long start = System.nanoTime();

            client.reply();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(A_WHILE.minusMillis(20));
            assertThat(client.reply()).startsWith("250 2.1.5");
        }
    }

    @Test
    void aDrippedReplyComesOctetByOctet() throws IOException {
        sink.on(Stage.MAIL).then(Fault.usual().drip(Duration.ofMillis(10)));
        try (RawClient client = RawClient.introduced(sink)) {
            long start = System.nanoTime();

            assertThat(client.say("MAIL FROM:<>", "RSET")).isEqualTo("250 2.1.0 Ok\r\n");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));
            assertThat(client.reply()).startsWith("250 2.0.0");
        }
    }

    @Test
    void unaskedRepliesFollowInTheSameWrite() throws IOException {
        sink.on(Stage.MAIL)
                .then(Fault.usual().followedBy("421 4.3.2 going down").thenClose());
        try (RawClient client = RawClient.introduced(sink)) {
            client.write("MAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\n");

            assertThat(client.rest()).isEqualTo("250 2.1.0 Ok\r\n421 4.3.2 going down\r\n");
        }
    }
}
