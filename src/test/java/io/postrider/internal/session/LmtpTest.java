package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LMTP: one final reply for each accepted recipient (RFC 2033 section 4.2). */
class LmtpTest {

    private static final String ENVELOPE = """
            S: 220 lmtp.example.org
            C: LHLO client.example.com
            S: 250-lmtp.example.org
            S: 250 PIPELINING
            C: MAIL FROM:<a@example.com>
            C: RCPT TO:<b@example.org>
            C: RCPT TO:<c@example.org>
            C: RCPT TO:<d@example.org>
            C: DATA
            S: 250 ok
            S: 250 ok
            S: 550 no such user
            S: 250 ok
            S: 354 go ahead
            C: <content>
            C: .
            """;

    private static Script lmtp(String text) {
        return Script.of(text).uri("lmtp://127.0.0.1:%d?tls=none");
    }

    @Test
    void eachAcceptedRecipientHasAFinalReplyOfItsOwn() {
        lmtp(ENVELOPE + """
                        S: 250 2.0.0 delivered
                        S: 452 4.2.2 over quota
                        """ + GROUPED_MAIL).play(play -> {
            String several = play.send(Mails.to("b", "c", "d"));
            String next = play.send(Mails.to("b"));

            assertThat(several)
                    .isEqualTo("b ACCEPTED END_OF_DATA 250, c REJECTED RCPT 550 P, d DEFERRED END_OF_DATA 452 T");
            assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void recipientsAreToldApartAlsoWithBdat() {
        lmtp("""
                        S: 220 lmtp.example.org
                        C: LHLO client.example.com
                        S: 250-lmtp.example.org
                        S: 250-CHUNKING
                        S: 250 PIPELINING
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        C: BDAT 27 LAST
                        C: <content>
                        S: 550 5.7.1 not wanted
                        S: 250 2.0.0 delivered
                        """)
                .play(play -> assertThat(play.send(Mails.to("b", "c")))
                        .isEqualTo("b REJECTED END_OF_DATA 550 P, c ACCEPTED END_OF_DATA 250"));
    }

    @ParameterizedTest
    @CsvSource({
        "S: [close]",
        "S: [reset]",
        "S~ 250-2.0.0 del\\r\\n|S: [close]",
        "S: 354 what|C: [close]",
        "S: huh|C: [close]"
    })
    void recipientsWhoseReplyIsMissingAreInDoubt(String end) {
        lmtp(ENVELOPE + "S: 250 2.0.0 delivered\n" + end.replace('|', '\n'))
                .play(play -> assertThat(play.send(Mails.to("b", "c", "d")))
                        .isEqualTo("b ACCEPTED END_OF_DATA 250, c REJECTED RCPT 550 P, d IN_DOUBT END_OF_DATA D"));
    }

    @Test
    void aServerThatLeavesInBetweenLeavesTheRestInDoubt() {
        lmtp(ENVELOPE + "S: 421 closing\nC: [close]")
                .play(play -> assertThat(play.send(Mails.to("b", "c", "d")))
                        .isEqualTo("b DEFERRED END_OF_DATA 421 T, c REJECTED RCPT 550 P, d IN_DOUBT END_OF_DATA D"));
    }

    @Test
    void noHeloIsSaidToAServerThatKnowsNoLhlo() {
        lmtp("""
                        S: 220 mx.example.org
                        C: LHLO client.example.com
                        S: 502 this is SMTP
                        C: QUIT
                        S: 221 bye
                        """).play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED EHLO 502 P"));
    }
}
