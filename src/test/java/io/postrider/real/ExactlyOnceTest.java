package io.postrider.real;

import io.postrider.testing.Mode;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.MailServer;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Recipients;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten thousand mails over ten connections, in each way that the server's EHLO allows. */
@Timeout(300)
class ExactlyOnceTest {

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class PostfixGetsEachMail {

        @ParameterizedTest
        @EnumSource
        void exactlyOnce(Mode mode) throws Exception {
            deliver(Postfix.shared(), mode);
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class EximGetsEachMail {

        @ParameterizedTest
        @EnumSource
        void exactlyOnce(Mode mode) throws Exception {
            Thousands thousands = thousands(mode);
            Exim exim = Exim.shared();
            exim.queue().clear();

            thousands.send(Door.smtp(exim.plain()), mode, thousands.name() + "@" + Recipients.QUEUE_DOMAIN);

            thousands.requireExactlyOnce(exim.queue().mails());
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class OpenSmtpdGetsEachMail {

        @ParameterizedTest
        @EnumSource(names = "OFF_DATA")
        void exactlyOnce(Mode mode) throws Exception {
            deliver(OpenSmtpd.shared(), mode);
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class DovecotGetsEachMail {

        @ParameterizedTest
        @EnumSource(names = "EAGER_BDAT", mode = EnumSource.Mode.EXCLUDE)
        void exactlyOnce(Mode mode) throws Exception {
            Thousands thousands = thousands(mode);
            Dovecot dovecot = Dovecot.shared();

            thousands.send(Door.lmtp(dovecot.lmtp()), mode, recipient(thousands));

            thousands.requireExactlyOnce(dovecot.deliveredTo(thousands.name()));
        }
    }

    private static void deliver(MailServer server, Mode mode) throws Exception {
        Thousands thousands = thousands(mode);

        thousands.send(Door.smtp(server.plain()), mode, recipient(thousands));

        thousands.requireExactlyOnce(server.awaitDeliveryTo(thousands.name(), Thousands.MAILS));
    }

    private static Thousands thousands(Mode mode) {
        return new Thousands("once-" + mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String recipient(Thousands thousands) {
        return thousands.name() + "@" + Recipients.DOMAIN;
    }
}
