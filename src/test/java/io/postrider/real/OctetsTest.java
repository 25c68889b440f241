package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.client.SmtpClient;
import io.postrider.testing.Mode;
import io.postrider.testing.servers.DeliveredMail;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.MailServer;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every letter from every source in every mode: what arrives is what was composed. */
@Timeout(240)
class OctetsTest {

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class PostfixDelivers {

        @ParameterizedTest
        @EnumSource
        void whatWasComposed(Mode mode) throws Exception {
            deliver(Postfix.shared(), mode);
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class EximDelivers {

        @ParameterizedTest
        @EnumSource
        void whatWasComposed(Mode mode) throws Exception {
            deliver(Exim.shared(), mode);
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class OpenSmtpdDelivers {

        @ParameterizedTest
        @EnumSource(names = {"OFF_DATA", "EAGER_BDAT"})
        void whatWasComposed(Mode mode) throws Exception {
            deliver(OpenSmtpd.shared(), mode);
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class DovecotDelivers {

        @ParameterizedTest
        @EnumSource
        void whatWasComposed(Mode mode) throws Exception {
            Dovecot dovecot = Dovecot.shared();

            send(Door.lmtp(dovecot.lmtp()), mode);

            compare(mode, dovecot::deliveredTo);
        }
    }

    private static void deliver(MailServer server, Mode mode) throws Exception {
        send(Door.smtp(server.plain()), mode);

        compare(mode, mailbox -> server.awaitDeliveryTo(mailbox, 1));
    }

    private static void send(Door door, Mode mode) throws Exception {
        try (SmtpClient client = door.client().session(mode::in).build()) {
            List<CompletableFuture<Receipt>> sent = new ArrayList<>();
            for (Letter letter : Letter.values()) {
                for (Letter.Source source : sources(letter)) {
                    Envelope envelope =
                            Envelope.of("sender@example.com", mailbox(mode, letter, source) + "@example.org");
                    sent.add(client.send(new Mail(envelope, source.of(letter))));
                }
            }
            for (CompletableFuture<Receipt> future : sent) {
                assertThat(future.get(60, TimeUnit.SECONDS).all(Status.ACCEPTED))
                        .isTrue();
            }
        }
    }

    // One of the large ones is enough for a mode.
    private static List<Letter.Source> sources(Letter letter) {
        return letter == Letter.LARGE ? List.of(Letter.Source.FILE) : List.of(Letter.Source.values());
    }

    private interface Mailboxes {
        List<DeliveredMail> of(String mailbox);
    }

    private static void compare(Mode mode, Mailboxes mailboxes) {
        for (Letter letter : Letter.values()) {
            for (Letter.Source source : sources(letter)) {
                List<DeliveredMail> mails = mailboxes.of(mailbox(mode, letter, source));
                assertThat(mails).as("%s from %s", letter, source).hasSize(1);
                assertThat(mails.get(0).content())
                        .as("%s from %s", letter, source)
                        .isEqualTo(letter.delivered());
            }
        }
    }

    private static String mailbox(Mode mode, Letter letter, Letter.Source source) {
        return Stream.of(mode.name(), letter.name(), source.name())
                .map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(java.util.stream.Collectors.joining("-"));
    }
}
