package io.postrider.real;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.client.SmtpClient;
import io.postrider.sink.Sink;
import io.postrider.testing.Mode;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Segment.Speaker;
import io.postrider.testing.servers.Tshark;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What leaves in one write, and how often the client waits for the server: seen on the wire, on one connection that is warm. A write of less
 * than 32 KiB is one segment on loopback.
 */
@Timeout(120)
@Needs(Program.TSHARK)
class RoundTripTest {

    private static final int MAILS = 12;
    private static final int WINDOW = 16;
    private static final int MANY = 100;
    private static final int PATIENCE_SECONDS = 60;

    /** Longer than it takes to hand over all mails. */
    private static final Duration ROUND_TRIP = Duration.ofMillis(60);

    @Nested
    @Needs({Program.TSHARK, Program.POSTFIX, Program.DOVECOT})
    class AtPostfix {

        @ParameterizedTest
        @EnumSource(names = {"STANDARD_DATA", "STANDARD_BDAT"})
        void aWarmMailIsOneRoundTrip(Mode mode) throws Exception {
            Recording recording = record(Postfix.shared().plain(), mode, 1);

            assertThat(mails(recording.turns())).hasSize(MAILS + 1);
            assertThat(mails(recording.said(Speaker.CLIENT))).isEqualTo(mails(recording.turns()));
        }

        @Test
        void eagerMailsAreOneRoundTripTogether() throws Exception {
            Recording recording = record(Postfix.shared().plain(), Mode.EAGER_BDAT, 1);

            requireOneForAll(recording.said(Speaker.CLIENT), 1);
        }

        @Test
        void withoutPipeliningEachCommandIsOne() throws Exception {
            Recording recording = record(Postfix.shared().plain(), Mode.OFF_DATA, 3);

            assertThat(mails(recording.turns())).hasSize(MAILS * (3 + 3));
            assertThat(recording.turns())
                    .allSatisfy(turn -> assertThat(commands(turn)).as(turn).isLessThanOrEqualTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MANY})
    void contentAndTheNextEnvelopeAndItsDataLeaveInOneSegment(int recipients) throws Exception {
        Recording recording = record(Mode.STANDARD_DATA, recipients);

        List<String> segments = mails(recording.said(Speaker.CLIENT));
        assertThat(segments).hasSize(MAILS + 1).isEqualTo(mails(recording.turns()));
        assertThat(segments.get(0)).isEqualTo(envelope(0, recipients) + "DATA\r\n");
        for (int number = 0; number < MAILS - 1; number++) {
            assertThat(segments.get(number + 1))
                    .isEqualTo(dotted(number) + envelope(number + 1, recipients) + "DATA\r\n");
        }
        assertThat(segments.get(MAILS)).isEqualTo(dotted(MAILS - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MANY})
    void aChunkAndTheNextEnvelopeLeaveInOneSegment(int recipients) throws Exception {
        Recording recording = record(Mode.STANDARD_BDAT, recipients);

        List<String> segments = mails(recording.said(Speaker.CLIENT));
        assertThat(segments).hasSize(MAILS + 1).isEqualTo(mails(recording.turns()));
        assertThat(segments.get(0)).isEqualTo(envelope(0, recipients));
        for (int number = 0; number < MAILS - 1; number++) {
            assertThat(segments.get(number + 1))
                    .isEqualTo(chunk(number) + "RSET\r\n" + envelope(number + 1, recipients));
        }
        assertThat(segments.get(MAILS)).isEqualTo(chunk(MAILS - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MANY})
    void eagerMailsAreOneRoundTripTogether(int recipients) throws Exception {
        Recording recording = record(Mode.EAGER_BDAT, recipients);

        // More than 32 KiB is several segments, although it was one write.
        requireOneForAll(recipients == MANY ? recording.turns() : recording.said(Speaker.CLIENT), recipients);
    }

    // The first one shows that the server knows BDAT; until then the second one's envelope is all that leaves behind
    // it.
    private static void requireOneForAll(List<String> said, int recipients) {
        String behindTheSecond = chunk(1) + everyMailFrom(2, recipients);

        assertThat(mails(said)).hasSize(3).last().isEqualTo(behindTheSecond);
    }

    private static String everyMailFrom(int first, int recipients) {
        StringBuilder all = new StringBuilder();
        for (int number = first; number < MAILS; number++) {
            all.append("RSET\r\n").append(envelope(number, recipients)).append(chunk(number));
        }
        return all.toString();
    }

    private static Recording record(Mode mode, int recipients) throws Exception {
        try (Sink sink = Sink.builder().delay(ROUND_TRIP).start()) {
            return record(sink.address(), mode, recipients);
        }
    }

    private static Recording record(InetSocketAddress server, Mode mode, int recipients) throws Exception {
        try (Tshark capture = Tshark.record(server.getPort())) {
            send(server, mode, recipients);
            capture.stop();

            return Recording.ofOneConnection(capture.segments());
        }
    }

    // All of them wait when the connection is ready, so that none is late for its group.
    private static void send(InetSocketAddress server, Mode mode, int recipients) throws Exception {
        try (SmtpClient client = Door.smtp(server)
                .client()
                .session(options -> mode.in(options.withWindow(WINDOW)))
                .pool(Pools.oneConnection())
                .build()) {
            List<CompletableFuture<Receipt>> sent = Stream.iterate(0, number -> number + 1)
                    .limit(MAILS)
                    .map(number -> client.send(mail(number, recipients)))
                    .toList();
            for (CompletableFuture<Receipt> receipt : sent) {
                assertThat(receipt.get(PATIENCE_SECONDS, TimeUnit.SECONDS).all(Status.ACCEPTED))
                        .isTrue();
            }
        }
    }

    private static Mail mail(int number, int recipients) {
        Envelope.Builder envelope = Envelope.from("sender" + number + "@example.com");
        for (int recipient = 0; recipient < recipients; recipient++) {
            envelope.to(recipient(recipient));
        }
        return new Mail(envelope.build(), Content.of(message(number).getBytes(US_ASCII)));
    }

    private static String recipient(int recipient) {
        return "round-trip-" + recipient + "@example.org";
    }

    private static String message(int number) {
        return "Subject: number " + number + "\r\n\r\n.text\r\n";
    }

    private static String envelope(int number, int recipients) {
        StringBuilder commands = new StringBuilder("MAIL FROM:<sender" + number + "@example.com> SIZE="
                + message(number).length() + "\r\n");
        for (int recipient = 0; recipient < recipients; recipient++) {
            commands.append("RCPT TO:<").append(recipient(recipient)).append(">\r\n");
        }
        return commands.toString();
    }

    private static String dotted(int number) {
        return message(number).replace("\r\n.", "\r\n..") + ".\r\n";
    }

    private static String chunk(int number) {
        return "BDAT " + message(number).length() + " LAST\r\n" + message(number);
    }

    private static long commands(String turn) {
        return turn.lines()
                .filter(line -> line.matches("(EHLO|MAIL|RCPT|DATA|QUIT|RSET)\\b.*"))
                .count();
    }

    /** What belongs to mails. */
    private static List<String> mails(List<String> said) {
        return said.stream()
                .filter(text -> !text.startsWith("EHLO") && !text.startsWith("QUIT"))
                .toList();
    }
}
