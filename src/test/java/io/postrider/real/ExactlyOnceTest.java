package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Credentials;
import io.postrider.TlsPolicy;
import io.postrider.testing.Mode;
import io.postrider.testing.servers.Account;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.DovecotSubmission;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Pop3;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Recipients;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten thousand mails over ten connections, in each way that the server's EHLO allows; what it has afterwards is counted and compared. */
@Timeout(300)
class ExactlyOnceTest {

    private static final Credentials ALICE = Credentials.password(Account.ALICE.user(), Account.ALICE.password());

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class PostfixGetsEachMail {

        private final Postfix postfix = Postfix.shared();

        @ParameterizedTest
        @EnumSource
        void exactlyOnceInClear(Mode mode) throws Exception {
            deliver(Door.smtp(postfix.plain()), mode);
        }

        @ParameterizedTest
        @EnumSource
        void exactlyOnceUnderTls(Mode mode) throws Exception {
            deliver(Door.smtp(postfix.opportunistic()).under(TlsPolicy.REQUIRED), mode);
        }

        private void deliver(Door door, Mode mode) throws Exception {
            Thousands thousands = thousands(door, mode);

            thousands.send(door, mode, recipient(thousands));

            postfix.awaitEmptyQueue();
            thousands.requireExactlyOnce(postfix.deliveredTo(thousands.name()));
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class EximGetsEachMail {

        private final Exim exim = Exim.shared();

        @ParameterizedTest
        @EnumSource
        void exactlyOnceInClear(Mode mode) throws Exception {
            deliver(Door.smtp(exim.plain()), mode);
        }

        @ParameterizedTest
        @EnumSource
        void exactlyOnceUnderTls(Mode mode) throws Exception {
            deliver(Door.smtp(exim.submission()).under(TlsPolicy.REQUIRED).as(ALICE), mode);
        }

        private void deliver(Door door, Mode mode) throws Exception {
            Thousands thousands = thousands(door, mode);
            exim.queue().clear();

            thousands.send(door, mode, thousands.name() + "@" + Recipients.QUEUE_DOMAIN);

            thousands.requireExactlyOnce(exim.queue().mails());
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class OpenSmtpdGetsEachMail {

        private final OpenSmtpd openSmtpd = OpenSmtpd.shared();

        @ParameterizedTest
        @EnumSource(names = "OFF_DATA")
        void exactlyOnceInClear(Mode mode) throws Exception {
            deliver(Door.smtp(openSmtpd.plain()), mode);
        }

        @ParameterizedTest
        @EnumSource(names = "OFF_DATA")
        void exactlyOnceUnderTls(Mode mode) throws Exception {
            deliver(Door.smtp(openSmtpd.submission()).under(TlsPolicy.REQUIRED).as(ALICE), mode);
        }

        private void deliver(Door door, Mode mode) throws Exception {
            Thousands thousands = thousands(door, mode);
            long before = openSmtpd.accepted();

            thousands.send(door, mode, recipient(thousands));

            assertThat(openSmtpd.accepted() - before).isEqualTo(Thousands.MAILS);
            thousands.requireExactlyOnce(openSmtpd.awaitDeliveryTo(thousands.name(), Thousands.MAILS));
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class DovecotGetsEachMailByLmtp {

        private final Dovecot dovecot = Dovecot.shared();

        @ParameterizedTest
        @EnumSource(names = "EAGER_BDAT", mode = EnumSource.Mode.EXCLUDE)
        void exactlyOnceInClear(Mode mode) throws Exception {
            deliver(Door.lmtp(dovecot.lmtp()), mode);
        }

        @ParameterizedTest
        @EnumSource(names = "EAGER_BDAT", mode = EnumSource.Mode.EXCLUDE)
        void exactlyOnceUnderTls(Mode mode) throws Exception {
            deliver(Door.lmtp(dovecot.lmtp()).under(TlsPolicy.REQUIRED), mode);
        }

        private void deliver(Door door, Mode mode) throws Exception {
            Thousands thousands = thousands(door, mode);

            thousands.send(door, mode, recipient(thousands));

            thousands.requireExactlyOnce(Pop3.read(dovecot.pop3(), thousands.name(), Dovecot.MAILBOX_PASSWORD));
        }
    }

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class DovecotGetsEachMailBySubmission {

        // Dovecot 2.3.19 aborts when a RCPT follows the end of DATA in the same write: "assertion failed:
        // (conn->state.pending_rcpt_cmds == 0)".
        @ParameterizedTest
        @EnumSource(names = "STANDARD_DATA", mode = EnumSource.Mode.EXCLUDE)
        void exactlyOnce(Mode mode) throws Exception {
            Door door = Door.smtp(DovecotSubmission.shared().submission())
                    .under(TlsPolicy.REQUIRED)
                    .as(ALICE);
            Thousands thousands = new Thousands("submitted-" + word(mode));

            thousands.send(door, mode, recipient(thousands));

            Postfix.shared().awaitEmptyQueue();
            thousands.requireExactlyOnce(Postfix.shared().deliveredTo(thousands.name()), 2);
        }
    }

    private static Thousands thousands(Door door, Mode mode) {
        String cover = door.destination().tls() == TlsPolicy.NONE ? "" : "tls-";
        return new Thousands("once-" + cover + word(mode));
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String recipient(Thousands thousands) {
        return thousands.name() + "@" + Recipients.DOMAIN;
    }
}
