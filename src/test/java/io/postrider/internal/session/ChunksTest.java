package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static io.postrider.testing.Dialogues.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content in chunks: RFC 3030 section 2. */
class ChunksTest {

    private static final String BDAT = CHUNKING_OFFERED + envelope("b") + "S: 250 ok\nS: 250 ok\n";

    @Test
    void aContentThatCannotBeReadHasNoLastChunk() {
        Script.of(BDAT + """
                        C: BDAT 65536
                        C: <content>
                        C: [close]
                        """)
                .play(play -> assertThat(play.send(Bulk.failing(100_032))).isEqualTo("b NOT_SENT CONTENT T"));
    }

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
                .play(play -> assertThat(play.send(Bulk.streamed(150_016))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
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
            String refused = play.send(Bulk.streamed(150_016));
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
            String refused = play.send(Bulk.streamed(150_016));
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
}
