package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.envelope;
import static io.postrider.testing.Dialogues.group;
import static io.postrider.testing.Dialogues.offering;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.Stage;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content on its way: RFC 5321 section 4.1.1.4, RFC 3030 section 2. */
class ContentTest {

    private static final String DATA = PIPELINING_OFFERED + group("b") + "S: 250 ok\nS: 250 ok\nS: 354 go ahead\n";
    private static final String BDAT = CHUNKING_OFFERED + envelope("b") + "S: 250 ok\nS: 250 ok\n";

    private static Mail mail(Content content) {
        return new Mail(Mails.envelope("b").build(), content);
    }

    private static byte[] lines(int octets) {
        return ("x".repeat(62) + "\r\n").repeat(octets / 64).getBytes(StandardCharsets.US_ASCII);
    }

    /** More than any socket takes at once, of a size that nobody knows. */
    private static Mail streamed(int octets) {
        byte[] message = lines(octets);
        return mail(Content.of(() -> new ByteArrayInputStream(message)));
    }

    private static Mail inMemory(int octets) {
        return mail(Content.of(lines(octets)));
    }

    private static Mail failing(int octets) {
        return mail(Content.of(() -> new SequenceInputStream(new ByteArrayInputStream(lines(octets)), new Failing())));
    }

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }
    }

    // ---- before the end has left

    @ParameterizedTest
    @CsvSource({
        "452, DEFERRED CONTENT 452 T",
        "552, REJECTED CONTENT 552 P",
        "250, NOT_SENT CONTENT T",
        "354, NOT_SENT CONTENT T"
    })
    void aReplyBeforeTheEndOfTheContentEndsTheMailAndTheConnection(String code, String verdict) {
        Script.of(DATA + "S: [wait 20 ms]\nS! " + code + " enough\nS: [await told]\nS: [reset]\n")
                .play(play -> {
                    assertThat(play.send(inMemory(16 << 20))).isEqualTo("b " + verdict);
                    play.cue("told");
                });
    }

    @Test
    void aConnectionLostBeforeTheEndOfTheContentIsNotSent() {
        Script.of(DATA + "S: [wait 20 ms]\nS: [reset]\n")
                .play(play -> assertThat(play.send(inMemory(16 << 20))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 100_000, 1_000_000})
    void aContentThatCannotBeReadIsNeverEnded(int octetsBefore) {
        Script.of(DATA + "C: <no dot>\n")
                .play(play -> assertThat(play.send(failing(octetsBefore))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    @Test
    void aContentThatCannotBeReadHasNoLastChunk() {
        Script.of(BDAT + """
                        C: BDAT 65536
                        C: <content>
                        C: [close]
                        """)
                .play(play -> assertThat(play.send(failing(100_032))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    @Test
    void aServerThatDoesNotReadIsLeft() {
        Script.of(DATA + "S: [await told]\nS: [reset]\n")
                .client(client ->
                        client.session(options -> Sessions.timeout(options, Stage.CONTENT, Duration.ofMillis(300))))
                .play(play -> {
                    assertThat(play.send(inMemory(32 << 20))).isEqualTo("b NOT_SENT CONTENT T");
                    play.cue("told");
                });
    }

    @Test
    void aContentThatStopsComingIsLeft() {
        Content stuck = Content.of(() -> new SequenceInputStream(new ByteArrayInputStream(lines(6400)), new Stuck()));
        Script.of(DATA + "C: <no dot>\n")
                .client(client ->
                        client.session(options -> Sessions.timeout(options, Stage.CONTENT, Duration.ofMillis(300))))
                .play(play -> assertThat(play.send(mail(stuck))).isEqualTo("b NOT_SENT CONTENT T"));
    }

    /** Gives nothing until it is closed. */
    private static final class Stuck extends InputStream {
        private final java.util.concurrent.CountDownLatch closed = new java.util.concurrent.CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await(3, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    // ---- chunks

    @Test
    void aStreamOfUnknownSizeLeavesInChunks() {
        Script.of(BDAT + """
                        C: BDAT 65536
                        C: <content>
                        C: BDAT 65536
                        C: <content>
                        C: BDAT 18944
                        C: <content>
                        C: BDAT 0 LAST
                        S: 250 65536 octets received
                        S: 250 65536 octets received
                        S: 250 18944 octets received
                        S: 250 done
                        """)
                .play(play -> assertThat(play.send(streamed(150_016))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @ParameterizedTest
    @CsvSource({"452, DEFERRED CONTENT 452 T", "552, REJECTED CONTENT 552 P"})
    void aRefusedChunkEndsTheMailAndKeepsTheConnection(String code, String verdict) {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250 CHUNKING
                        C: MAIL FROM:<a@example.com>
                        S: 250 ok
                        C: RCPT TO:<b@example.org>
                        S: 250 ok
                        C: BDAT 65536
                        C: <content>
                        S: %s enough
                        C: RSET
                        S: 250 ok
                        C: MAIL FROM:<a@example.com>
                        S: 250 ok
                        C: RCPT TO:<b@example.org>
                        S: 250 ok
                        C: BDAT 27 LAST
                        C: <content>
                        S: 250 ok
                        """.formatted(code)).play(play -> {
            String refused = play.send(streamed(150_016));
            String next = play.send(Mails.to("b"));

            assertThat(refused).isEqualTo("b " + verdict);
            assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void theChunksBehindARefusedOneAreRefusedTooAndMeanNothing() {
        Script.of(BDAT + """
                        C: BDAT 65536
                        C: <content>
                        C: BDAT 65536
                        C: <content>
                        C: BDAT 18944
                        C: <content>
                        C: BDAT 0 LAST
                        S: 452 4.3.1 the disk is full
                        S: 503 no transaction
                        S: 503 no transaction
                        S: 503 no transaction
                        C: RSET
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        C: BDAT 27 LAST
                        C: <content>
                        S: 250 ok
                        """).play(play -> {
            String refused = play.send(streamed(150_016));
            String next = play.send(Mails.to("b"));

            assertThat(refused).isEqualTo("b DEFERRED CONTENT 452 T");
            assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aServerThatAnnouncesChunkingAndDoesNotKnowItGetsTheMailWithDataOnAnotherConnection(int code) {
        Script.of(BDAT + """
                        C: BDAT 27 LAST
                        C: <content>
                        S~ %d what is BDAT?\\r\\n500 what is Subject?\\r\\n500 what is Hello?\\r\\n
                        C: [close]
                        ---
                        """.formatted(code) + CHUNKING_OFFERED + GROUPED_MAIL + GROUPED_MAIL)
                .play(play -> {
                    String first = play.send(Mails.to("b"));
                    String next = play.send(Mails.to("b"));

                    assertThat(first).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void aMailThatWasAnnouncedWhenChunkingBrokeGoesWithDataToo() {
        Script.of(BDAT + """
                        C: BDAT 27 LAST
                        C: <content>
                        S: [cue content]
                        C: RSET
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        S: 500 what is BDAT?
                        C: [close]
                        ---
                        """ + CHUNKING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 ok
                        """)
                .client(client -> client.pool(Pools.of(1)))
                .play(play -> {
                    var first = play.client().send(Mails.to("b"));
                    play.await("content");
                    var second = play.client().send(Mails.to("b"));

                    assertThat(Play.verdict(first)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(Play.verdict(second)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    // ---- what cannot leave, said before anything is

    private static Script announcing(String keyword) {
        return Script.of(offering(keyword));
    }

    @Test
    void aContentOverTheServersSizeIsNotSaid() {
        announcing("SIZE 26").play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void eightBitContentIsNotSaidToAServerThatDoesNotTakeIt() {
        Content umlaut = Content.of("Subject: hi\r\n\r\nGrüße\r\n".getBytes(StandardCharsets.UTF_8));
        announcing("PIPELINING")
                .play(play -> assertThat(play.send(mail(umlaut))).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void anUnencodedHeaderIsNotSaidToAServerThatDoesNotTakeIt() {
        Content umlaut = Content.of("Subject: Grüße\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8));
        announcing("8BITMIME").play(play -> assertThat(play.send(mail(umlaut))).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void requireTlsIsNotSaidInClear() {
        Mail secret = new Mail(Mails.envelope("b").requireTls().build(), Mails.content());
        announcing("REQUIRETLS").play(play -> assertThat(play.send(secret)).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void whatTheMailNeedsIsDeclared() {
        Content umlaut = Content.of("Subject: Grüße\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8));
        Mail mail = new Mail(io.postrider.Envelope.of("", "grüße@example.org"), umlaut);
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250-PIPELINING
                        S: 250-8BITMIME
                        S: 250-SMTPUTF8
                        S: 250 SIZE
                        C: MAIL FROM:<> SIZE=24 BODY=8BITMIME SMTPUTF8
                        C: RCPT TO:<grüße@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: Subject: Grüße
                        C:
                        C: hi
                        C: .
                        S: 250 ok
                        """).play(play -> assertThat(play.send(mail)).isEqualTo("grüße ACCEPTED END_OF_DATA 250"));
    }
}
