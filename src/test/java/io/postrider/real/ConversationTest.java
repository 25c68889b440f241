package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Mailbox;
import io.postrider.Reply;
import io.postrider.client.Conversation;
import io.postrider.client.SmtpClient;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions put to real servers, one by one and several at once. */
@Timeout(120)
class ConversationTest {

    private static final int PATIENCE_SECONDS = 30;

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class WithPostfix {

        private final Door door = Door.smtp(Postfix.shared().plain());

        @Test
        void everyCommandHasItsReply() throws Exception {
            talk(door, conversation -> {
                assertThat(conversation.greeting().code()).isEqualTo(220);
                assertThat(conversation.capabilities()).contains("PIPELINING", "CHUNKING", "SMTPUTF8");
                assertThat(conversation.tls()).isEmpty();
                assertThat(code(conversation.noop())).isEqualTo(250);
                assertThat(code(conversation.verify("someone@example.org"))).isEqualTo(252);
                assertThat(code(conversation.verify("nobody@example.org"))).isEqualTo(550);
                assertThat(code(conversation.expand("staff"))).isBetween(500, 502);
                assertThat(code(conversation.help(""))).isBetween(500, 502);
                assertThat(code(conversation.raw("ETRN example.net"))).isBetween(450, 599);
                assertThat(code(conversation.raw("TURN"))).isBetween(500, 502);
                assertThat(code(conversation.raw("SEND FROM:<a@example.com>"))).isBetween(500, 502);
                assertThat(code(conversation.raw("SAML FROM:<a@example.com>"))).isBetween(500, 502);
                assertThat(code(conversation.rset())).isEqualTo(250);
                conversation.quit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            });
        }

        @Test
        void commandsMayBeSaidWithoutWaiting() throws Exception {
            talk(door, conversation -> {
                CompletableFuture<Reply> mail = conversation.mail(Optional.empty());
                CompletableFuture<Reply> known = conversation.rcpt(Mailbox.parse("someone@example.org"));
                CompletableFuture<Reply> unknown = conversation.rcpt(Mailbox.parse("nobody@example.org"));
                CompletableFuture<Reply> later = conversation.rcpt(Mailbox.parse("later@example.org"));
                CompletableFuture<Reply> reset = conversation.rset();

                assertThat(code(mail)).isEqualTo(250);
                assertThat(code(known)).isEqualTo(250);
                assertThat(code(unknown)).isEqualTo(550);
                assertThat(code(later)).isEqualTo(450);
                assertThat(code(reset)).isEqualTo(250);
            });
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class WithExim {

        @Test
        void everyCommandHasItsReply() throws Exception {
            talk(Door.smtp(Exim.shared().plain()), conversation -> {
                assertThat(code(conversation.noop())).isEqualTo(250);
                assertThat(code(conversation.verify("someone@example.org"))).isEqualTo(252);
                assertThat(code(conversation.expand("staff"))).isEqualTo(550);
                Reply help = conversation.help("").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(help.code()).isEqualTo(214);
                assertThat(help.lines()).hasSizeGreaterThan(1);
                assertThat(code(conversation.raw("ETRN example.net"))).isBetween(450, 599);
                assertThat(code(conversation.raw("SOML FROM:<a@example.com>"))).isBetween(500, 599);
                assertThat(code(conversation.rset())).isEqualTo(250);
            });
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class WithOpenSmtpd {

        @Test
        void everyCommandHasItsReplyAlthoughNoneMayBeGrouped() throws Exception {
            talk(Door.smtp(OpenSmtpd.shared().plain()), conversation -> {
                CompletableFuture<Reply> help = conversation.help("");
                CompletableFuture<Reply> noop = conversation.noop();

                assertThat(code(help)).isEqualTo(214);
                assertThat(code(noop)).isEqualTo(250);
                assertThat(code(conversation.verify("someone@example.org"))).isBetween(250, 599);
            });
        }
    }

    @Nested
    @Needs(Program.DOVECOT)
    class WithDovecot {

        @Test
        void lmtpIsSpokenToo() throws Exception {
            talk(Door.lmtp(Dovecot.shared().lmtp()), conversation -> {
                assertThat(conversation.capabilities()).contains("CHUNKING", "PIPELINING");
                assertThat(code(conversation.noop())).isEqualTo(250);
                assertThat(code(conversation.verify("someone@example.org"))).isEqualTo(501);
                assertThat(code(conversation.rset())).isEqualTo(250);
            });
        }
    }

    /** What is talked about. */
    private interface Talk {
        void with(Conversation conversation) throws Exception;
    }

    private static void talk(Door door, Talk talk) throws Exception {
        try (SmtpClient client = door.client().build();
                Conversation conversation = client.converse().get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            talk.with(conversation);
        }
    }

    private static int code(CompletableFuture<Reply> reply) throws Exception {
        return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS).code();
    }
}
