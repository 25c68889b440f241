package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@Needs({Program.DOVECOT, Program.POSTFIX, Program.SWAKS})
class DovecotSubmissionTest {

    private static final String MAIL = "Subject: hello\r\n\r\n.leading dot\r\n\r\nlast line\r\n";

    private final DovecotSubmission submission = DovecotSubmission.shared();
    private final Path ca = TestCertificates.shared().ca();

    @Test
    void itAnnouncesEveryMechanismBehindStartTls() throws IOException, GeneralSecurityException {
        try (RawSession session = new RawSession(submission.submission())) {
            session.say("EHLO client.example.com");
            session.startTls();

            assertThat(session.say("EHLO client.example.com"))
                    .contains("CHUNKING", "PIPELINING", "8BITMIME", "BURL")
                    .containsPattern("AUTH PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 "
                            + "OAUTHBEARER XOAUTH2 EXTERNAL");
        }
    }

    @Test
    void aMailPassesThroughToPostfixOctetForOctet() {
        Swaks.to(submission.implicitTls())
                .with("--tls-on-connect")
                .trusting(ca)
                .as(Account.ALICE, "CRAM-MD5")
                .send("relayed@example.org", MAIL)
                .requireSuccess();

        assertThat(Postfix.shared().awaitDeliveryTo("relayed", 1))
                .singleElement()
                .extracting(mail -> new String(mail.content(2), US_ASCII))
                .isEqualTo(MAIL);
    }

    @Test
    void aClientWithACertificateLogsInByIt() throws IOException, GeneralSecurityException {
        Identity client = TestCertificates.shared().client();
        try (RawSession session = new RawSession(submission.submission())) {
            session.say("EHLO client.example.com");
            session.startTls(client);
            session.say("EHLO client.example.com");

            assertThat(session.say("AUTH EXTERNAL =")).startsWith("235 ");
        }
    }

    @Test
    void aTokenOpensAndAnExpiredOneDoesNot() throws IOException, GeneralSecurityException {
        assertThat(logInWith(submission.token("alice"))).startsWith("235 ");
        assertThat(logInWith(submission.expiredToken("alice"))).startsWith("334 ");
    }

    private String logInWith(String token) throws IOException, GeneralSecurityException {
        try (RawSession session = new RawSession(submission.submission())) {
            session.say("EHLO client.example.com");
            session.startTls();
            session.say("EHLO client.example.com");
            return session.say(
                    "AUTH XOAUTH2 " + RawSession.base64("user=alice\u0001auth=Bearer " + token + "\u0001\u0001"));
        }
    }
}
