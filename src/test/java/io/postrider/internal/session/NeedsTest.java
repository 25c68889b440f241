package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.offering;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a mail needs is declared where the server offers it; where it does not, nothing of the mail is said. */
class NeedsTest {

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
                .play(play -> assertThat(play.send(Bulk.mail(umlaut))).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void anUnencodedHeaderIsNotSaidToAServerThatDoesNotTakeIt() {
        Content umlaut = Content.of("Subject: Grüße\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8));
        announcing("8BITMIME")
                .play(play -> assertThat(play.send(Bulk.mail(umlaut))).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void requireTlsIsNotSaidInClear() {
        Mail secret = new Mail(Mails.envelope("b").requireTls().build(), Mails.content());
        announcing("REQUIRETLS").play(play -> assertThat(play.send(secret)).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void whatTheMailNeedsIsDeclared() {
        Content umlaut = Content.of("Subject: Grüße\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8));
        Mail mail = new Mail(Envelope.of("", "grüße@example.org"), umlaut);
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
