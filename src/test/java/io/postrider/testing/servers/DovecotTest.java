package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@Needs(Program.DOVECOT)
class DovecotTest {

    private static final String MAIL = "Subject: hello\r\n\r\n.leading dot\r\n\r\nlast line\r\n";

    private final Dovecot dovecot = Dovecot.shared();

    @Test
    void itsLmtpAnnouncesWhatItCanDo() throws IOException {
        try (RawSession session = new RawSession(dovecot.lmtp())) {
            assertThat(session.say("LHLO client.example.com").lines())
                    .contains("250-8BITMIME", "250-CHUNKING", "250-ENHANCEDSTATUSCODES", "250-PIPELINING")
                    .contains("250 STARTTLS");
        }
    }

    @Test
    void eachRecipientHasItsOwnFinalReplyAndMailbox() throws IOException {
        try (RawSession session = new RawSession(dovecot.lmtp())) {
            session.say("LHLO client.example.com");
            session.say("MAIL FROM:<sender@example.com>");
            assertThat(session.say("RCPT TO:<octets@example.org>")).startsWith("250 2.1.5");
            assertThat(session.say("RCPT TO:<" + Recipients.FULL + ">")).startsWith("250 2.1.5");
            assertThat(session.say("RCPT TO:<" + Recipients.UNKNOWN + ">")).startsWith("550 5.1.1");
            assertThat(session.say("RCPT TO:<" + Recipients.LATER + ">")).startsWith("451 4.");
            assertThat(session.say("DATA")).startsWith("354");

            assertThat(session.say(MAIL.replace("\r\n.", "\r\n..") + ".")).startsWith("250 2.0.0 <octets@example.org>");
            assertThat(session.hear()).startsWith("552 5.2.2 <full@example.org>");
        }
        assertThat(dovecot.deliveredTo("octets")).singleElement().satisfies(DovecotTest::isTheMail);
        assertThat(Pop3.read(dovecot.pop3(), "octets", Dovecot.MAILBOX_PASSWORD))
                .singleElement()
                .satisfies(DovecotTest::isTheMail);
    }

    private static void isTheMail(DeliveredMail mail) {
        assertThat(new String(mail.content(), US_ASCII)).isEqualTo(MAIL);
    }
}
