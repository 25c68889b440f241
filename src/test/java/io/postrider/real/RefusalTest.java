package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.DeliveryException;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome;
import io.postrider.Outcome.Status;
import io.postrider.Receipt;
import io.postrider.Stage;
import io.postrider.client.SmtpClient;
import io.postrider.testing.Mode;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.MailServer;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Recipients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real servers refuse, alone and in the midst of what they take. */
@Timeout(120)
class RefusalTest {

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class ByPostfix {

        private final Postfix postfix = Postfix.shared();

        @ParameterizedTest
        @EnumSource
        void aRefusedRecipientDoesNotSpoilTheOthers(Mode mode) throws Exception {
            takeSomeRecipients(postfix, mode);
        }

        @ParameterizedTest
        @EnumSource
        void aRefusedMailDoesNotSpoilTheOthers(Mode mode) throws Exception {
            takeSomeMails(postfix, mode);
        }

        @Test
        void allOrNothingIsNothingIfOneIsRefused() {
            getNothing(postfix);
        }

        @Test
        void moreRecipientsThanItTakesAtOnceGoInSeveralTransactions() throws Exception {
            int count = 3 * Postfix.FEW + 2;
            String[] mailboxes = IntStream.range(0, count)
                    .mapToObj(number -> "one-of-many-" + number)
                    .toArray(String[]::new);

            Post.deliver(Door.smtp(postfix.fewRecipients()), Post.to(mailboxes));

            for (String mailbox : mailboxes) {
                assertThat(postfix.awaitDeliveryTo(mailbox, 1)).hasSize(1);
            }
        }

        @Test
        void aMailThatIsTooLargeIsNotEvenAnnounced() {
            String text = "A line of a mail that is too large.\r\n".repeat(Postfix.SMALL / 30);
            Envelope envelope = Envelope.of("sender@example.com", "small@example.org");

            DeliveryException failure =
                    Post.fail(Door.smtp(postfix.smallMails()), Post.mail(envelope, Post.message("large") + text));

            assertThat(failure.isPermanent()).isTrue();
            assertThat(failure).hasMessageContaining(String.valueOf(Postfix.SMALL));
            assertThat(failure.receipt().finalReply()).isEmpty();
            assertThat(postfix.log()).doesNotContain("message size");
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class ByExim {

        @ParameterizedTest
        @EnumSource
        void aRefusedRecipientDoesNotSpoilTheOthers(Mode mode) throws Exception {
            takeSomeRecipients(Exim.shared(), mode);
        }

        @ParameterizedTest
        @EnumSource
        void aRefusedMailDoesNotSpoilTheOthers(Mode mode) throws Exception {
            takeSomeMails(Exim.shared(), mode);
        }

        @Test
        void allOrNothingIsNothingIfOneIsRefused() {
            getNothing(Exim.shared());
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class ByOpenSmtpd {

        @Test
        void aRefusedRecipientDoesNotSpoilTheOthers() throws Exception {
            takeSomeRecipients(OpenSmtpd.shared(), Mode.OFF_DATA);
        }

        @Test
        void allOrNothingIsNothingIfOneIsRefused() {
            getNothing(OpenSmtpd.shared());
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class ByDovecot {

        @ParameterizedTest
        @EnumSource
        void eachRecipientHasAnOutcomeOfItsOwn(Mode mode) throws Exception {
            Dovecot dovecot = Dovecot.shared();
            String first = "first-" + word(mode);
            String last = "last-" + word(mode);
            Mail mail = Post.to(first, Recipients.UNKNOWN, Recipients.FULL, Recipients.LATER, last);

            Receipt receipt = Post.send(Door.lmtp(dovecot.lmtp()).client().session(mode::in), mail);

            assertThat(receipt.recipients())
                    .extracting(result -> result.outcome().status())
                    .containsExactly(
                            Status.ACCEPTED, Status.REJECTED, Status.REJECTED, Status.DEFERRED, Status.ACCEPTED);
            assertThat(receipt.recipients())
                    .extracting(result -> result.outcome().stage())
                    .containsExactly(Stage.END_OF_DATA, Stage.RCPT, Stage.END_OF_DATA, Stage.RCPT, Stage.END_OF_DATA);
            assertThat(code(receipt, 2)).isEqualTo(552);
            assertThat(dovecot.deliveredTo(first)).hasSize(1);
            assertThat(dovecot.deliveredTo(last)).hasSize(1);
        }
    }

    private static void takeSomeRecipients(MailServer server, Mode mode) throws Exception {
        String first = "first-" + word(mode);
        String last = "last-" + word(mode);
        Mail mail = Post.to(first, Recipients.UNKNOWN, Recipients.LATER, last);

        Receipt receipt = Post.send(Door.smtp(server.plain()).client().session(mode::in), mail);

        assertThat(receipt.recipients())
                .extracting(result -> result.outcome().status())
                .containsExactly(Status.ACCEPTED, Status.REJECTED, Status.DEFERRED, Status.ACCEPTED);
        assertThat(code(receipt, 1)).isEqualTo(550);
        assertThat(code(receipt, 2)).isEqualTo(450);
        assertThat(receipt.queueId()).isPresent();
        assertThat(server.awaitDeliveryTo(first, 1)).hasSize(1);
        assertThat(server.awaitDeliveryTo(last, 1)).hasSize(1);
    }

    // All over one connection, so that each is said behind another one of another kind.
    private static void takeSomeMails(MailServer server, Mode mode) throws Exception {
        String mailbox = "taken-" + word(mode);
        Mail taken = Post.to(mailbox);
        Mail unknown = Post.to(Recipients.UNKNOWN);
        Mail refused = Post.mail(taken.envelope(), MailServer.REFUSED_FIELD + "\r\n" + Post.message("refused"));
        List<CompletableFuture<Status>> sent = new ArrayList<>();
        try (SmtpClient client = Door.smtp(server.plain())
                .client()
                .session(mode::in)
                .pool(Pools.oneConnection())
                .build()) {
            for (int round = 0; round < 20; round++) {
                for (Mail mail : List.of(taken, unknown, refused)) {
                    sent.add(client.send(mail).handle(RefusalTest::status));
                }
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            assertThat(client.statistics().connectionsOpened()).isEqualTo(1);
        }
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).join()).as("mail %d", i).isEqualTo(i % 3 == 0 ? Status.ACCEPTED : Status.REJECTED);
        }
        assertThat(server.awaitDeliveryTo(mailbox, 20)).hasSize(20);
    }

    private static Status status(Receipt receipt, Throwable failure) {
        Receipt known = failure == null ? receipt : ((DeliveryException) failure).receipt();
        return known.recipients().get(0).outcome().status();
    }

    private static void getNothing(MailServer server) {
        Envelope envelope = Envelope.from("sender@example.com")
                .to("nothing@example.org")
                .to(Recipients.UNKNOWN)
                .allOrNothing()
                .build();

        DeliveryException failure = Post.fail(Door.smtp(server.plain()), Post.mail(envelope, Post.message("nothing")));

        assertThat(failure.receipt().recipients())
                .extracting(result -> result.outcome().status())
                .containsExactly(Status.NOT_SENT, Status.REJECTED);
        assertThat(server.deliveredTo("nothing")).isEmpty();
    }

    private static int code(Receipt receipt, int recipient) {
        Outcome outcome = receipt.recipients().get(recipient).outcome();
        return outcome.reply().orElseThrow().code();
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
