package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Credentials;
import io.postrider.DeliveryException;
import io.postrider.PoolOptions;
import io.postrider.Stage;
import io.postrider.TlsPolicy;
import io.postrider.client.Conversation;
import io.postrider.client.SmtpClient;
import io.postrider.sink.Sink;
import io.postrider.testing.CertificateAuthority;
import io.postrider.testing.Scratch;
import io.postrider.testing.TestCertificates;
import io.postrider.testing.servers.Account;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.MailServer;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each policy against each server, and what must not happen under it. */
@Timeout(120)
class TlsTest {

    private static final Credentials ALICE = Credentials.password(Account.ALICE.user(), Account.ALICE.password());

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class WithPostfix {

        private final Postfix postfix = Postfix.shared();

        @Test
        void aMailIsSubmittedUnderTls() throws Exception {
            submitUnderTls(postfix);
        }

        @Test
        void whatIsRequiredIsNeverGivenUp() {
            requireInVain(postfix);
        }

        @Test
        void tlsIsUsedWhereItIsOffered() throws Exception {
            Post.deliver(Door.smtp(postfix.opportunistic()).under(TlsPolicy.OPPORTUNISTIC), Post.to("opportunity"));

            assertThat(postfix.awaitDeliveryTo("opportunity", 1).get(0).text()).contains("(using TLSv1.3 ");
        }

        @Test
        void tlsAsAFavourTakesAnyCertificate() throws Exception {
            Door door = Door.smtp(postfix.untrustedAuthority()).under(TlsPolicy.OPPORTUNISTIC);

            Post.deliver(door, Post.to("any-certificate"));

            assertThat(postfix.awaitDeliveryTo("any-certificate", 1).get(0).text())
                    .contains("(using TLSv1.3 ");
        }

        @Test
        void noneMeansInClearEvenWhereItIsOffered() throws Exception {
            Post.deliver(Door.smtp(postfix.opportunistic()), Post.to("in-clear"));

            assertThat(postfix.awaitDeliveryTo("in-clear", 1).get(0).text()).doesNotContain("using TLS");
        }

        @Test
        void anExpiredCertificateIsRefused() {
            assertThat(refused(postfix.expiredCertificate())).hasMessageContaining("NotAfter");
        }

        @Test
        void theCertificateOfAnotherHostIsRefused() {
            assertThat(refused(postfix.otherHost())).hasMessageContaining("127.0.0.1");
        }

        @Test
        void theCertificateOfAnUnknownAuthorityIsRefused() {
            refused(postfix.untrustedAuthority());
        }

        private DeliveryException refused(InetSocketAddress server) {
            DeliveryException failure = Post.fail(Door.smtp(server).under(TlsPolicy.REQUIRED), Post.to("not-trusted"));

            assertThat(failure.isPermanent()).isTrue();
            assertThat(stage(failure)).isEqualTo(Stage.STARTTLS);
            assertThat(postfix.deliveredTo("not-trusted")).isEmpty();
            return failure;
        }

        @Test
        void theAuthorityToTrustIsOnesOwnChoice() throws Exception {
            Path authority = TestCertificates.shared().untrustedCa();

            Post.deliver(
                    Door.smtp(postfix.untrustedAuthority())
                            .under(TlsPolicy.REQUIRED)
                            .trusting(authority),
                    Post.to("own-trust"));
            Post.fail(
                    Door.smtp(postfix.opportunistic()).under(TlsPolicy.REQUIRED).trusting(authority),
                    Post.to("not-trusted"));
        }

        @Test
        void bothVersionsAreSpoken() throws Exception {
            Post.deliver(Door.smtp(postfix.tls12()).under(TlsPolicy.REQUIRED), Post.to("version-1-2"));
            Post.deliver(Door.smtp(postfix.tls13()).under(TlsPolicy.REQUIRED), Post.to("version-1-3"));

            assertThat(postfix.awaitDeliveryTo("version-1-2", 1).get(0).text()).contains("(using TLSv1.2 ");
            assertThat(postfix.awaitDeliveryTo("version-1-3", 1).get(0).text()).contains("(using TLSv1.3 ");
        }

        @Test
        void aGivenContextIsUsedAsItIs() throws Exception {
            CertificateAuthority authority = TestCertificates.shared().authority();
            Door door = Door.smtp(postfix.clientCertificate()).under(TlsPolicy.REQUIRED);

            Post.deliver(
                    door.with(
                            authority.trustingContext(TestCertificates.shared().client())),
                    Post.to("given-context"));

            // The JDK's own trust, which does not know our authority.
            Post.fail(door.with(SSLContext.getDefault()), Post.to("not-trusted"));
            // Whatever the context trusts, the name must be the host's.
            Post.fail(
                    Door.smtp(postfix.otherHost()).under(TlsPolicy.REQUIRED).with(authority.trustingContext()),
                    Post.to("not-trusted"));
            assertThat(postfix.deliveredTo("not-trusted")).isEmpty();
        }

        // The JDK uses a ticket once, and Postfix gives none to a session that was resumed: so it is every other one.
        @Test
        void theConnectionsOfAPoolResumeOneAnothersSession() throws Exception {
            Door door = Door.smtp(postfix.resumption()).under(TlsPolicy.REQUIRED);
            PoolOptions oneMailEach = Pools.oneConnection().withMaxMails(1);
            try (SmtpClient client = door.client().pool(oneMailEach).build()) {
                for (int mail = 0; mail < 5; mail++) {
                    client.send(Post.to("resumed")).get(60, TimeUnit.SECONDS);
                }

                assertThat(client.statistics().connectionsOpened()).isEqualTo(5);
            }
            postfix.awaitDeliveryTo("resumed", 5);
            assertThat(postfix.log().lines().filter(line -> line.contains("Reusing old session")))
                    .hasSizeGreaterThanOrEqualTo(2);
        }

        @Test
        void aClientCertificateOpensADoorThatIsClosedWithout() throws Exception {
            Door door = Door.smtp(postfix.clientCertificate()).under(TlsPolicy.REQUIRED);

            assertThat(Post.fail(door, Post.to("uncertified")).isInDoubt()).isFalse();
            Post.deliver(door.showing(TestCertificates.shared().client()), Post.to("certified"));
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class WithExim {

        @Test
        void aMailIsSubmittedUnderTls() throws Exception {
            submitUnderTls(Exim.shared());
        }

        @Test
        void whatIsRequiredIsNeverGivenUp() {
            requireInVain(Exim.shared());
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class WithOpenSmtpd {

        @Test
        void aMailIsSubmittedUnderTls() throws Exception {
            submitUnderTls(OpenSmtpd.shared());
        }

        @Test
        void whatIsRequiredIsNeverGivenUp() {
            requireInVain(OpenSmtpd.shared());
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class WithDovecot {

        @Test
        void lmtpMayBeUnderTlsToo() throws Exception {
            Dovecot dovecot = Dovecot.shared();

            Post.deliver(Door.lmtp(dovecot.lmtp()).under(TlsPolicy.REQUIRED), Post.to("lmtp-tls"));

            assertThat(dovecot.deliveredTo("lmtp-tls")).hasSize(1);
            assertThat(Post.ask(Door.lmtp(dovecot.lmtp()).under(TlsPolicy.OPPORTUNISTIC), Conversation::tls))
                    .hasValueSatisfying(tls -> assertThat(tls).startsWith("TLSv1.3 "));
        }
    }

    @Test
    void aCertificateSignedByItselfIsRefusedUnlessItIsTrusted() throws Exception {
        try (Sink sink = Sink.builder().startTls().start()) {
            Door door = Door.smtp(sink.address()).under(TlsPolicy.REQUIRED);
            Path itself =
                    Files.writeString(Scratch.directory("self-signed").resolve("sink.pem"), sink.certificatePem());

            assertThat(stage(Post.fail(door, Post.to("self-signed")))).isEqualTo(Stage.STARTTLS);
            assertThat(sink.mails()).isEmpty();

            Post.deliver(door.trusting(itself), Post.to("self-signed"));
            Post.deliver(door.under(TlsPolicy.OPPORTUNISTIC), Post.to("self-signed"));
            assertThat(sink.mails())
                    .hasSize(2)
                    .allMatch(mail -> mail.origin().tls().isPresent());
        }
    }

    private static void submitUnderTls(MailServer server) throws Exception {
        Post.deliver(Door.smtp(server.submission()).under(TlsPolicy.REQUIRED).as(ALICE), Post.to("required"));
        Post.deliver(
                Door.smtp(server.submission()).under(TlsPolicy.OPPORTUNISTIC).as(ALICE), Post.to("opportunistic"));
        Post.deliver(Door.smtp(server.implicitTls()).under(TlsPolicy.IMPLICIT).as(ALICE), Post.to("implicit"));

        for (String mailbox : new String[] {"required", "opportunistic", "implicit"}) {
            assertThat(server.awaitDeliveryTo(mailbox, 1).get(0).text()).contains("TLS");
        }
    }

    private static void requireInVain(MailServer server) {
        Door notOffered = Door.smtp(server.plain()).under(TlsPolicy.REQUIRED);
        Door untrusted =
                Door.smtp(server.submission()).under(TlsPolicy.REQUIRED).as(ALICE);
        Door implicit =
                Door.smtp(server.implicitTls()).under(TlsPolicy.IMPLICIT).as(ALICE);

        assertThat(stage(Post.fail(notOffered, Post.to("in-vain")))).isEqualTo(Stage.STARTTLS);
        assertThat(stage(Post.fail(untrusted.trusting(TestCertificates.shared().untrustedCa()), Post.to("in-vain"))))
                .isEqualTo(Stage.STARTTLS);
        assertThat(stage(Post.fail(implicit.trusting(TestCertificates.shared().untrustedCa()), Post.to("in-vain"))))
                .isEqualTo(Stage.CONNECT);
        assertThat(server.deliveredTo("in-vain")).isEmpty();
    }

    private static Stage stage(DeliveryException failure) {
        return failure.receipt().recipients().get(0).outcome().stage();
    }
}
