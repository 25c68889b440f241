package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Credentials;
import io.postrider.DeliveryException;
import io.postrider.Stage;
import io.postrider.TlsPolicy;
import io.postrider.client.Conversation;
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
