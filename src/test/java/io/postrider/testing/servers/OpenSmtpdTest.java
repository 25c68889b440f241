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
@Needs({Program.OPENSMTPD, Program.SWAKS})
class OpenSmtpdTest {

    private static final String MAIL = "Date: Sat, 21 Nov 2026 06:54:41 +0000\r\nMessage-ID: <1@example.com>\r\n"
            + "Subject: hello\r\n\r\n.leading dot\r\n\r\nlast line\r\n";

    private final OpenSmtpd openSmtpd = OpenSmtpd.shared();
    private final Path ca = TestCertificates.shared().ca();

    @Test
    void itAnnouncesWhatItCanDoAndNoPipelining() {
        Run run = Swaks.to(openSmtpd.plain()).untilReady().requireSuccess();

        assertThat(run.output())
                .contains("220 mail.example.org")
                .contains("SIZE 104857600")
                .contains("8BITMIME")
                .contains("DSN")
                .doesNotContain("PIPELINING")
                .doesNotContain("CHUNKING")
                .doesNotContain("STARTTLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void aUserLogsInBehindStartTls(String mechanism) {
        Run run = Swaks.to(openSmtpd.submission())
                .with("--tls")
                .trusting(ca)
                .as(Account.ALICE, mechanism)
                .untilReady();

        assertThat(run.requireSuccess().output()).contains("AUTH " + mechanism).contains("235 2.0.0");
    }

    @Test
    void aMailArrivesOctetForOctet() {
        Swaks.to(openSmtpd.implicitTls())
                .with("--tls-on-connect")
                .trusting(ca)
                .as(Account.ALICE, "PLAIN")
                .send("octets@example.org", MAIL)
                .requireSuccess();

        assertThat(openSmtpd.awaitDeliveryTo("octets", 1))
                .singleElement()
                .extracting(mail -> new String(mail.content(), US_ASCII))
                .isEqualTo(MAIL);
    }

    @Test
    void recipientsAreRefusedForGoodAndForNow() {
        assertThat(Swaks.to(openSmtpd.plain()).send(Recipients.UNKNOWN, MAIL).output())
                .contains("550 5.1.1 no such user");
        assertThat(Swaks.to(openSmtpd.plain()).send(Recipients.LATER, MAIL).output())
                .contains("450 4.2.0 come again later");
    }
}
