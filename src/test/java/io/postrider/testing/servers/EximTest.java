package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.TestCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Needs({Program.EXIM, Program.SWAKS})
class EximTest {

    private static final String MAIL = "Subject: hello\r\n\r\n.leading dot\r\n\r\nlast line\r\n";

    private final Exim exim = Exim.shared();
    private final Path ca = TestCertificates.shared().ca();

    @Test
    void itAnnouncesWhatItCanDo() {
        Run run = Swaks.to(exim.plain()).untilReady().requireSuccess();

        assertThat(run.output())
                .contains("220 mail.example.org")
                .contains("SIZE 104857600")
                .contains("8BITMIME")
                .contains("DSN")
                .contains("PIPELINING")
                .contains("CHUNKING")
                .contains("SMTPUTF8")
                .contains("PRDR")
                .doesNotContain("STARTTLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
    void aUserLogsInBehindStartTls(String mechanism) {
        Run run = Swaks.to(exim.submission())
                .with("--tls")
                .trusting(ca)
                .as(Account.ALICE, mechanism)
                .untilReady();

        assertThat(run.requireSuccess().output()).contains("AUTH " + mechanism).contains("235 ");
    }

    @Test
    void aClientWithACertificateIsOfferedExternal() {
        var client = TestCertificates.shared().client();

        Run run = Swaks.to(exim.implicitTls())
                .with("--tls-on-connect")
                .trusting(ca)
                .with("--tls-cert", client.chainFile().toString())
                .with("--tls-key", client.keyFile().toString())
                .untilReady();

        assertThat(run.requireSuccess().output()).containsPattern("AUTH .*EXTERNAL");
    }

    @Test
    void aMailArrivesOctetForOctet() {
        Swaks.to(exim.plain()).send("octets@example.org", MAIL).requireSuccess();

        assertThat(exim.awaitDeliveryTo("octets", 1))
                .singleElement()
                .extracting(mail -> new String(mail.content(), US_ASCII))
                .isEqualTo(MAIL);
    }

    @Test
    void recipientsAreRefusedForGoodAndForNow() {
        assertThat(Swaks.to(exim.plain()).send(Recipients.UNKNOWN, MAIL).output())
                .contains("550 5.1.1 no such user");
        assertThat(Swaks.to(exim.plain()).send(Recipients.LATER, MAIL).output()).contains("450 4.2.0 come again later");
    }

    @Test
    void aMailIsRefusedAfterItsContent() {
        Run run = Swaks.to(exim.plain()).send("refused@example.org", MailServer.REFUSED_FIELD + "\r\n" + MAIL);

        assertThat(run.output()).contains("354 ").contains("554 5.7.1");
    }
}
