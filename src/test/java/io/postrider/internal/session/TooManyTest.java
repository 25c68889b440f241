package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.MAIL;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.groupedMailTo;
import static io.postrider.testing.Dialogues.offering;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Mail;
import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than a server takes at once goes one after the other: RFC 5321 section 4.5.3.1.10, RFC 9422. */
class TooManyTest {

    @ParameterizedTest
    @ValueSource(strings = {"452 4.5.3 too many", "552 too many"})
    void oneRecipientTooManyStartsANewTransaction(String tooMany) {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: RCPT TO:<d@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: %1$s
                        S: %1$s
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 first
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 second
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<d@example.org>
                        C: DATA
                        S: 250 ok
                        S: 550 unknown
                        S: 554 nobody
                        """.formatted(tooMany))
                .play(play -> assertThat(play.send(Mails.to("b", "c", "d")))
                        .isEqualTo("b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250, d REJECTED RCPT 550 P"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"452", "552"})
    void aFirstRecipientThatIsTooManyIsRefused(String code) {
        Script.of(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: %s disk full
                        S: 554 nobody
                        """.formatted(code))
                .play(play -> assertThat(play.send(Mails.to("b")))
                        .isEqualTo(code.equals("452") ? "b DEFERRED RCPT 452 T" : "b REJECTED RCPT 552 P"));
    }

    @Test
    void oneRecipientTooManyStartsANewTransactionWithBdatToo() {
        Script.of(CHUNKING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        S: 250 ok
                        S: 250 ok
                        S: 452 too many
                        C: BDAT 27 LAST
                        C: <content>
                        S: 250 first
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<c@example.org>
                        S: 250 ok
                        S: 250 ok
                        C: BDAT 27 LAST
                        C: <content>
                        S: 250 second
                        """)
                .play(play -> assertThat(play.send(Mails.to("b", "c")))
                        .isEqualTo("b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void theRestOfTooManyGoesOnAlsoWhenTheContentOfTheFirstIsRefused() {
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
                        S: 451 try later
                        """ + groupedMailTo("c"))
                .play(play -> assertThat(play.send(Mails.to("b", "c")))
                        .isEqualTo("b DEFERRED END_OF_DATA 451 T, c ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void asManyRecipientsAsTheServerSaysGoIntoOneTransaction() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250-PIPELINING
                        S: 250 LIMITS MAILMAX=100 RCPTMAX=2
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 first
                        """ + groupedMailTo("d"))
                .play(play -> assertThat(play.send(Mails.to("b", "c", "d")))
                        .isEqualTo(
                                "b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250, d ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void asManyDomainsAsTheServerSaysGoIntoOneTransaction() {
        Mail mail = new Mail(
                Mails.envelope("b").to("c@example.net").to("d@EXAMPLE.org").build(), Mails.content());
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250-PIPELINING
                        S: 250 LIMITS RCPTDOMAINMAX=1
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: RCPT TO:<d@EXAMPLE.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 first
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<c@example.net>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 second
                        """)
                .play(play -> assertThat(play.send(mail))
                        .isEqualTo(
                                "b ACCEPTED END_OF_DATA 250, c ACCEPTED END_OF_DATA 250, d ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void asManyMailsAsTheServerSaysGoOverOneConnection() {
        String connection = offering("LIMITS MAILMAX=1") + MAIL + "C: QUIT\nS: 221 bye\n";
        Script.of(connection + "---\n" + connection).play(play -> {
            String first = play.send(Mails.to("b"));
            String second = play.send(Mails.to("b"));

            assertThat(first).isEqualTo("b ACCEPTED END_OF_DATA 250");
            assertThat(second).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }
}
