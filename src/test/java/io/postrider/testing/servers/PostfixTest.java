package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Needs({Program.POSTFIX, Program.DOVECOT, Program.SWAKS})
class PostfixTest {

    private static final String MAIL = "Subject: hello\r\n\r\n.leading dot\r\n\r\nlast line\r\n";

    private final Postfix postfix = Postfix.shared();
    private final Path ca = TestCertificates.shared().ca();

    @Test
    void itAnnouncesWhatItCanDo() {
        Run run = Swaks.to(postfix.plain()).untilReady().requireSuccess();

        assertThat(run.output())
                .contains("220 mail.example.org", "PIPELINING", "SIZE 2147483648", "8BITMIME", "DSN", "SMTPUTF8")
                .contains("CHUNKING")
                .doesNotContain("STARTTLS", "AUTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5"})
    void aUserLogsInBehindStartTls(String mechanism) {
        Run run = Swaks.to(postfix.submission())
                .with("--tls")
                .trusting(ca)
                .as(Account.ALICE, mechanism)
                .untilReady();

        assertThat(run.requireSuccess().output()).contains("AUTH " + mechanism).contains("235 2.7.0");
    }

    @Test
    void aWrongPasswordIsRefused() {
        Run run = Swaks.to(postfix.submission())
                .with("--tls")
                .trusting(ca)
                .as(new Account("alice", "guess"), "PLAIN")
                .untilReady();

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).contains("535 5.7.8");
    }

    @Test
    void aMailArrivesOctetForOctet() {
        Swaks.to(postfix.implicitTls())
                .with("--tls-on-connect")
                .trusting(ca)
                .as(Account.ALICE, "PLAIN")
                .send("octets@example.org", MAIL)
                .requireSuccess();

        assertThat(postfix.awaitDeliveryTo("octets", 1))
                .singleElement()
                .extracting(mail -> new String(mail.content(), US_ASCII))
                .isEqualTo(MAIL);
    }

    @Test
    void recipientsAreRefusedForGoodAndForNow() {
        assertThat(Swaks.to(postfix.plain()).send(Recipients.UNKNOWN, MAIL).output())
                .contains("550 5.1.1");
        assertThat(Swaks.to(postfix.plain()).send(Recipients.LATER, MAIL).output())
                .contains("450 4.2.0");
    }

    @Test
    void aMailIsRefusedAfterItsContent() {
        Run run = Swaks.to(postfix.plain()).send("refused@example.org", MailServer.REFUSED_FIELD + "\r\n" + MAIL);

        assertThat(run.output()).contains("354 ").contains("550 5.7.1");
    }

    @Test
    void everyMechanismIsOfferedInClearAtTheDoorForThat() throws IOException {
        try (RawSession session = new RawSession(postfix.authInClear())) {
            assertThat(session.say("EHLO client.example.com"))
                    .containsPattern(
                            "AUTH PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 " + "OAUTHBEARER XOAUTH2");
        }
    }

    @Test
    void aTokenOpensAndAnExpiredOneDoesNot() throws IOException {
        assertThat(logInWith(Dovecot.shared().token("alice"))).startsWith("235 ");
        assertThat(logInWith(Dovecot.shared().expiredToken("alice"))).startsWith("334 ");
    }

    @Test
    void aClientWithoutACertificateIsTurnedAwayWhereOneIsAskedFor() {
        var client = TestCertificates.shared().client();
        Swaks without = Swaks.to(postfix.clientCertificate()).with("--tls").trusting(ca);
        Swaks with = Swaks.to(postfix.clientCertificate())
                .with("--tls")
                .trusting(ca)
                .with("--tls-cert", client.chainFile().toString())
                .with("--tls-key", client.keyFile().toString());

        assertThat(without.send("certified@example.org", MAIL).status()).isNotZero();
        with.send("certified@example.org", MAIL).requireSuccess();
    }

    @Test
    void aTransactionMayHaveTooManyRecipients() throws IOException {
        try (RawSession session = new RawSession(postfix.fewRecipients())) {
            session.say("EHLO client.example.com");
            session.say("MAIL FROM:<sender@example.com>");
            for (int recipient = 0; recipient < Postfix.FEW; recipient++) {
                assertThat(session.say("RCPT TO:<r" + recipient + "@example.org>"))
                        .startsWith("250 ");
            }

            assertThat(session.say("RCPT TO:<one-too-many@example.org>")).startsWith("452 4.5.3");
        }
    }

    @Test
    void aMailMayBeTooLarge() throws IOException {
        try (RawSession session = new RawSession(postfix.smallMails())) {
            assertThat(session.say("EHLO client.example.com")).contains("SIZE " + Postfix.SMALL);
            assertThat(session.say("MAIL FROM:<sender@example.com> SIZE=" + (Postfix.SMALL + 1)))
                    .startsWith("552 5.3.4");
        }
    }

    private String logInWith(String token) throws IOException {
        try (RawSession session = new RawSession(postfix.authInClear())) {
            session.say("EHLO client.example.com");
            return session.say(
                    "AUTH XOAUTH2 " + RawSession.base64("user=alice\u0001auth=Bearer " + token + "\u0001\u0001"));
        }
    }
}
