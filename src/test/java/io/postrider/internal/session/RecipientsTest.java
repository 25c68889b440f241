package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;

/** Mails to several, of whom some are refused: RFC 5321 section 3.3, RFC 2920 section 3.1. */
class RecipientsTest {

    @Test
    void aRefusedRecipientDoesNotSpoilTheOthers() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: RCPT TO:<d@example.org>
                        C: RCPT TO:<e@example.org>
                        C: DATA
                        S: 250 ok
                        S: 550 5.1.1 no such user
                        S: 251 will forward
                        S: 450 4.2.1 greylisted
                        S: 252 cannot say
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 2.0.0 queued as 4711ABC
                        """).play(play -> {
            String verdict = play.send(Mails.to("b", "c", "d", "e"));

            assertThat(verdict)
                    .isEqualTo("b REJECTED RCPT 550 P, c ACCEPTED END_OF_DATA 250,"
                            + " d DEFERRED RCPT 450 T, e ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void aServerThatGrantsDataForNobodyIsSentALoneDot() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: 250 ok
                        S: 550 5.1.1 no such user
                        S: 450 4.2.1 not now
                        S: 354 go ahead
                        C: .
                        S: 554 no valid recipients
                        """ + GROUPED_MAIL).play(play -> {
            String none = play.send(Mails.to("b", "c"));
            String next = play.send(Mails.to("b"));

            assertThat(none).isEqualTo("b REJECTED RCPT 550 P, c DEFERRED RCPT 450 T");
            assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void aLoneDotThatIsAcceptedAcceptsNothing() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 550 5.1.1 no such user
                        S: 354 go ahead
                        C: .
                        S: 250 an empty mail to nobody
                        """)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED RCPT 550 P"));
    }

    @Test
    void nothingIsSaidOfTheContentWhenNobodyWantsIt() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250 mx.example.org
                        C: MAIL FROM:<a@example.com>
                        S: 250 ok
                        C: RCPT TO:<b@example.org>
                        S: 550 no
                        C: RCPT TO:<c@example.org>
                        S: 551 elsewhere
                        C: QUIT
                        S: 221 bye
                        """)
                .play(play -> assertThat(play.send(Mails.to("b", "c")))
                        .isEqualTo("b REJECTED RCPT 550 P, c REJECTED RCPT 551 P"));
    }
}
