package io.postrider.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Memory;
import io.postrider.sink.Sink;
import io.postrider.sink.SinkTls;
import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our sink, as the clients of others see it. */
@Timeout(120)
class SinkTest {

    private static final String MAIL = "Subject: hello\r\n\r\n.leading dot\r\n\r\nlast line\r\n";
    private static final Identity IDENTITY = TestCertificates.shared().server();

    @Nested
    @Needs(Program.SWAKS)
    class SwaksLogsIn {

        /** All mechanisms of swaks that the sink knows; swaks has NTLM and DIGEST-MD5 besides. */
        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
        void inClearAndUnderTls(String mechanism) {
            try (Sink sink = Sink.builder()
                    .startTls(SinkTls.of(IDENTITY.chainFile(), IDENTITY.keyFile()))
                    .user(Account.ALICE.user(), Account.ALICE.password())
                    .mechanisms(mechanism)
                    .requireAuth()
                    .start()) {
                Swaks.to(sink.address())
                        .as(Account.ALICE, mechanism)
                        .send("clear@example.org", MAIL)
                        .requireSuccess();
                Swaks.to(sink.address())
                        .with("--tls")
                        .trusting(TestCertificates.shared().ca())
                        .as(Account.ALICE, mechanism)
                        .send("tls@example.org", MAIL)
                        .requireSuccess();

                assertThat(sink.mails())
                        .extracting(mail -> mail.origin().user())
                        .containsExactly(Optional.of(Account.ALICE.user()), Optional.of(Account.ALICE.user()));
                assertThat(sink.mails())
                        .extracting(mail -> mail.origin().tls().isPresent())
                        .containsExactly(false, true);
                assertThat(sink.mails())
                        .allSatisfy(mail -> assertThat(mail.text()).isEqualTo(MAIL));
            }
        }

        @Test
        void underImplicitTlsWithACertificateToo() {
            Identity client = TestCertificates.shared().client();
            try (Sink sink = Sink.builder()
                    .implicitTls(SinkTls.of(IDENTITY.chainFile(), IDENTITY.keyFile()))
                    .start()) {
                Swaks.to(sink.address())
                        .with("--tls-on-connect")
                        .trusting(TestCertificates.shared().ca())
                        .with("--tls-cert", client.chainFile().toString())
                        .with("--tls-key", client.keyFile().toString())
                        .send("tls@example.org", MAIL)
                        .requireSuccess();

                assertThat(sink.mails())
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.text()).isEqualTo(MAIL));
            }
        }

        @Test
        void notWithAWrongPassword() {
            try (Sink sink = Sink.builder()
                    .user(Account.ALICE.user(), Account.ALICE.password())
                    .requireAuth()
                    .start()) {
                Run run = Swaks.to(sink.address())
                        .as(new Account(Account.ALICE.user(), "open sesame"), "PLAIN")
                        .send("clear@example.org", MAIL);

                assertThat(run.status()).isNotZero();
                assertThat(sink.mails()).isEmpty();
            }
        }
    }

    @Nested
    @Needs(Program.SMTP_SOURCE)
    class SmtpSourceSends {

        @Test
        void asManyMailsAsItSaysOverTenConnections() {
            try (Sink sink = Sink.builder().remember(Memory.LEDGER).start()) {
                new SmtpSource(5_000, 1_024, 10).send(sink.address(), "anybody@example.org");

                assertThat(sink.counters().mails()).isEqualTo(5_000);
                assertThat(sink.ledger().entries()).hasSize(5_000);
            }
        }
    }
}
