package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.DeliveryException;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.MailServer;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses beyond the usual, at real servers. */
@Timeout(120)
class AddressTest {

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class AtPostfix {

        private final Postfix postfix = Postfix.shared();

        @Test
        void anAddressMayHaveCharactersBeyondAscii() throws Exception {
            deliverBeyondAscii(postfix);
        }

        @Test
        void theReversePathMayBeEmpty() throws Exception {
            deliverFromNobody(postfix);
        }

        @Test
        void aLocalPartMayBeQuoted() throws Exception {
            // It keeps the quotes in the name of the mailbox.
            deliverToAQuotedName(postfix, "\"two words\"");
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class AtExim {

        private final Exim exim = Exim.shared();

        @Test
        void anAddressMayHaveCharactersBeyondAscii() throws Exception {
            deliverBeyondAscii(exim);
        }

        @Test
        void theReversePathMayBeEmpty() throws Exception {
            deliverFromNobody(exim);
        }

        @Test
        void aLocalPartMayBeQuoted() throws Exception {
            deliverToAQuotedName(exim, "two words");
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class AtOpenSmtpd {

        private final OpenSmtpd openSmtpd = OpenSmtpd.shared();

        @Test
        void theReversePathMayBeEmpty() throws Exception {
            Post.deliver(Door.smtp(openSmtpd.plain()), mail("", "bounces@example.org"));

            assertThat(openSmtpd.awaitDeliveryTo("bounces", 1)).hasSize(1);
            assertThat(openSmtpd.log()).contains("from=<> to=<bounces@example.org>");
        }

        @Test
        void anAddressBeyondAsciiIsNotSentToAServerThatDoesNotTakeIt() {
            DeliveryException failure =
                    Post.fail(Door.smtp(openSmtpd.plain()), mail("sender@example.com", "jürgen@example.org"));

            assertThat(failure.isPermanent()).isTrue();
            assertThat(failure).hasMessageContaining("SMTPUTF8").hasMessageContaining("jürgen@example.org");
            assertThat(failure.receipt().finalReply()).isEmpty();
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class AtDovecot {

        @Test
        void theReversePathMayBeEmpty() throws Exception {
            Dovecot dovecot = Dovecot.shared();

            Post.deliver(Door.lmtp(dovecot.lmtp()), mail("", "bounces@example.org"));

            assertThat(dovecot.deliveredTo("bounces").get(0).text()).contains("Return-Path: <>");
        }
    }

    private static void deliverBeyondAscii(MailServer server) throws Exception {
        Mail mail = mail("søren@example.com", "jürgen@example.org");

        Post.deliver(Door.smtp(server.plain()), mail);

        assertThat(server.awaitDeliveryTo("jürgen", 1)).hasSize(1);
    }

    private static void deliverFromNobody(MailServer server) throws Exception {
        Post.deliver(Door.smtp(server.plain()), mail("", "bounces@example.org"));

        assertThat(server.awaitDeliveryTo("bounces", 1).get(0).text()).containsIgnoringCase("Return-path: <>");
    }

    private static void deliverToAQuotedName(MailServer server, String mailbox) throws Exception {
        Post.deliver(Door.smtp(server.plain()), mail("sender@example.com", "\"two words\"@example.org"));

        assertThat(server.awaitDeliveryTo(mailbox, 1)).hasSize(1);
    }

    private static Mail mail(String from, String to) {
        return Post.mail(Envelope.of(from, to), Post.message("address"));
    }
}
