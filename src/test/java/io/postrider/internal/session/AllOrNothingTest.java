package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.groupedMailTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Mail;
import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;

/** Mails that go to all their recipients or to none. */
class AllOrNothingTest {

    private static Mail allOrNothing(String... localParts) {
        return new Mail(Mails.envelope(localParts).allOrNothing().build(), Mails.content());
    }

    @Test
    void allOrNothingAwaitsEveryRecipientBeforeData() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        C: DATA
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 ok
                        """)
                .play(play -> assertThat(play.send(allOrNothing("b", "c")))
                        .isEqualTo("b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void allOrNothingIsNothingWhenOneIsRefused() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: RCPT TO:<d@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 550 no such user
                        S: 250 ok
                        C: RSET
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
                        """).play(play -> {
            String nothing = play.send(allOrNothing("b", "c", "d"));
            String next = play.send(Mails.to("b"));

            assertThat(nothing).isEqualTo("b NOT_SENT RCPT P, c REJECTED RCPT 550 P, d NOT_SENT RCPT P");
            assertThat(next).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void allOrNothingIsNothingForNowWhenOneIsTooMany() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 452 too many
                        """)
                .play(play -> assertThat(play.send(allOrNothing("b", "c")))
                        .isEqualTo("b NOT_SENT RCPT T, c DEFERRED RCPT 452 T"));
    }

    @Test
    void allOrNothingIsRefusedLocallyWhenTheServerTakesFewerAtOnce() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250 LIMITS RCPTMAX=1
                        """)
                .play(play -> assertThat(play.send(allOrNothing("b", "c")))
                        .isEqualTo("b NOT_SENT MAIL P, c NOT_SENT MAIL P"));
    }

    @Test
    void allOrNothingIsRefusedLocallyWhenTheServerTakesFewerDomainsAtOnce() {
        Mail mail =
                new Mail(Mails.envelope("b").to("c@example.net").allOrNothing().build(), Mails.content());
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250 LIMITS RCPTDOMAINMAX=1
                        """).play(play -> assertThat(play.send(mail)).isEqualTo("b NOT_SENT MAIL P, c NOT_SENT MAIL P"));
    }

    @Test
    void allOrNothingSaysNothingWhereOneCannotBeWritten() {
        Script.of(PIPELINING_OFFERED + "C: QUIT\nS: 221 bye\n").play(play -> {
            assertThat(play.send(allOrNothing("b", "gr\u00FC\u00DFe")))
                    .isEqualTo("b NOT_SENT RCPT P, gr\u00FC\u00DFe NOT_SENT RCPT P");
        });
    }

    @Test
    void allOrNothingIsTriedWholeAlsoWhereFewerWereAcceptedBefore() {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 452 too many
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 first
                        """ + groupedMailTo("c") + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 452 too many
                        """).play(play -> {
            String split = play.send(Mails.to("b", "c"));
            String nothing = play.send(allOrNothing("b", "c"));

            assertThat(split).isEqualTo("b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250");
            assertThat(nothing).isEqualTo("b NOT_SENT RCPT T, c DEFERRED RCPT 452 T");
        });
    }
}
