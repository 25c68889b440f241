package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Credentials;
import io.postrider.Credentials.TokenSupplier.Reason;
import io.postrider.DeliveryException;
import io.postrider.Outcome;
import io.postrider.Secret;
import io.postrider.Stage;
import io.postrider.TlsPolicy;
import io.postrider.client.Conversation;
import io.postrider.client.SmtpClient;
import io.postrider.sink.Sink;
import io.postrider.sink.SinkTls;
import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import io.postrider.testing.servers.Account;
import io.postrider.testing.servers.Dovecot;
import io.postrider.testing.servers.DovecotSubmission;
import io.postrider.testing.servers.Exim;
import io.postrider.testing.servers.MailServer;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.OpenSmtpd;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mechanism that a server offers, asked for by name, and the strongest one where none is asked for. */
@Timeout(120)
class LoginTest {

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class AtPostfix {

        private final Postfix postfix = Postfix.shared();
        private final Door door = submission(postfix.submission());

        static Stream<Account> accounts() {
            return Stream.of(Account.ALICE, Account.JUERGEN, Account.HANNAH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        void aPasswordOpensByEveryMechanism(String mechanism) throws Exception {
            String mailbox = "login-" + mechanism.toLowerCase(java.util.Locale.ROOT);

            Post.deliver(door.as(password(Account.ALICE)).by(mechanism), Post.to(mailbox));

            assertThat(postfix.awaitDeliveryTo(mailbox, 1).get(0).text()).contains("(Authenticated sender: alice)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        void aWrongPasswordOpensByNone(String mechanism) {
            refuseWrongPassword(door.by(mechanism));
        }

        @ParameterizedTest
        @MethodSource("accounts")
        void theStrongestMechanismIsTakenForEveryAccount(Account account) throws Exception {
            assertThat(mechanism(door.as(password(account)))).isEqualTo("SCRAM-SHA-256");
        }

        @ParameterizedTest
        @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
        void aTokenOpens(String mechanism) throws Exception {
            Tokens tokens = new Tokens(Dovecot.shared().token("alice"));

            assertThat(mechanism(door.as(Credentials.token("alice", tokens)).by(mechanism)))
                    .isEqualTo(mechanism);
            assertThat(tokens.reasons).containsExactly(Reason.LOGIN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"XOAUTH2", "OAUTHBEARER"})
        void anotherTokenIsAskedForWhenTheFirstHasExpired(String mechanism) throws Exception {
            Dovecot dovecot = Dovecot.shared();
            Tokens tokens = new Tokens(dovecot.expiredToken("alice"), dovecot.token("alice"));

            assertThat(mechanism(door.as(Credentials.token("alice", tokens)).by(mechanism)))
                    .isEqualTo(mechanism);
            assertThat(tokens.reasons).containsExactly(Reason.LOGIN, Reason.REFUSED);
        }

        @Test
        void aTokenIsAskedForTwiceAndNoMore() {
            String expired = Dovecot.shared().expiredToken("alice");
            Tokens tokens = new Tokens(expired, expired);

            DeliveryException failure =
                    Post.fail(door.as(Credentials.token("alice", tokens)), Post.to("never-delivered"));

            assertThat(tokens.reasons).containsExactly(Reason.LOGIN, Reason.REFUSED);
            assertThat(outcome(failure).stage()).isEqualTo(Stage.AUTH);
            assertThat(failure).hasMessageNotContaining(expired);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN"})
        void aPasswordIsNotShownInClearUnlessItMay(String mechanism) throws Exception {
            Door clear =
                    Door.smtp(postfix.authInClear()).as(password(Account.ALICE)).by(mechanism);

            DeliveryException failure = Post.fail(clear, Post.to("never-delivered"));

            assertThat(outcome(failure).stage()).isEqualTo(Stage.AUTH);
            assertThat(outcome(failure).reply()).isEmpty();
            assertThat(mechanism(clear.withPasswordInClear())).isEqualTo(mechanism);
        }

        @Test
        void theStrongestMechanismNeedsNoTls() throws Exception {
            Door clear = Door.smtp(postfix.authInClear()).as(password(Account.ALICE));

            assertThat(mechanism(clear)).isEqualTo("SCRAM-SHA-256");
        }

        // The lock-out lasts a second, then two, then four: the server's log is the judge.
        @Test
        void aRefusedLoginIsNotTriedForEachMail() throws Exception {
            String user = "nobody-" + System.nanoTime();
            Door wrong = door.as(Credentials.password(user, "guess"));
            long begin = System.nanoTime();
            try (SmtpClient client = wrong.client().build()) {
                List<CompletableFuture<?>> sent = Stream.generate(() -> client.send(Post.to("never-delivered")))
                        .limit(500)
                        .<CompletableFuture<?>>map(future -> future.exceptionally(failure -> null))
                        .toList();
                CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);

            assertThat(postfix.log().lines().filter(line -> isRefusalOf(user, line)))
                    .hasSizeBetween(1, 1 + (int) seconds);
            assertThat(postfix.log().lines().filter(line -> line.contains("authentication failed")))
                    .isNotEmpty();
        }

        private boolean isRefusalOf(String user, String line) {
            return line.contains("authentication failed") && line.contains("sasl_username=" + user);
        }
    }

    @Nested
    @Needs(Program.EXIM)
    class AtExim {

        private final Door door = submission(Exim.shared().submission());

        // Debian's Exim is built without the library that would give it SCRAM.
        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
        void aPasswordOpensByEveryMechanism(String mechanism) throws Exception {
            logInAndOut(Exim.shared(), door, mechanism);
        }

        @Test
        void aCertificateOpens() throws Exception {
            Door shown = door.showing(TestCertificates.shared().client()).as(Credentials.external());

            Post.deliver(shown, Post.to("exim-external"));

            assertThat(mechanism(shown)).isEqualTo("EXTERNAL");
            assertThat(Exim.shared().awaitDeliveryTo("exim-external", 1)).hasSize(1);
        }
    }

    @Nested
    @Needs(Program.OPENSMTPD)
    class AtOpenSmtpd {

        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN"})
        void aPasswordOpensByEveryMechanism(String mechanism) throws Exception {
            OpenSmtpd server = OpenSmtpd.shared();
            logInAndOut(server, submission(server.submission()), mechanism);
        }
    }

    @Nested
    @Needs({Program.POSTFIX, Program.DOVECOT})
    class AtDovecot {

        private final DovecotSubmission server = DovecotSubmission.shared();
        private final Door door = submission(server.submission());

        @ParameterizedTest
        @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        void aPasswordOpensByEveryMechanism(String mechanism) throws Exception {
            assertThat(mechanism(door.as(password(Account.ALICE)).by(mechanism)))
                    .isEqualTo(mechanism);
            refuseWrongPassword(door.by(mechanism));
        }

        @Test
        void aTokenOpens() throws Exception {
            Tokens tokens = new Tokens(server.token("alice"));

            assertThat(mechanism(door.as(Credentials.token("alice", tokens)))).isIn("OAUTHBEARER", "XOAUTH2");
        }

        @Test
        void aCertificateOpens() throws Exception {
            Door shown = Door.smtp(server.implicitTls())
                    .under(TlsPolicy.IMPLICIT)
                    .showing(TestCertificates.shared().client())
                    .as(Credentials.external());

            Post.deliver(shown, Post.to("dovecot-external"));

            assertThat(Postfix.shared().awaitDeliveryTo("dovecot-external", 1)).hasSize(1);
        }
    }

    /** No server of Debian's offers channel binding, nor SCRAM-SHA-512; our own sink does. */
    @Nested
    class AtTheSink {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SCRAM-SHA-1",
                    "SCRAM-SHA-1-PLUS",
                    "SCRAM-SHA-256",
                    "SCRAM-SHA-256-PLUS",
                    "SCRAM-SHA-512",
                    "SCRAM-SHA-512-PLUS"
                })
        void aPasswordOpensByEveryKindOfScram(String mechanism) throws Exception {
            try (Sink sink = start()) {
                Door door =
                        submission(sink.address()).as(password(Account.JUERGEN)).by(mechanism);

                Post.deliver(door, Post.to("scram"));

                assertThat(sink.mails())
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.origin().user()).contains(Account.JUERGEN.user()));
                assertThat(outcome(Post.fail(
                                        door.as(Credentials.password(Account.JUERGEN.user(), "open sesame")),
                                        Post.to("scram")))
                                .stage())
                        .isEqualTo(Stage.AUTH);
            }
        }

        @Test
        void theStrongestMechanismIsBoundToTheChannel() throws Exception {
            try (Sink sink = start()) {
                assertThat(mechanism(submission(sink.address()).as(password(Account.JUERGEN))))
                        .isEqualTo("SCRAM-SHA-512-PLUS");
            }
        }

        private Sink start() {
            Identity identity = TestCertificates.shared().server();
            return Sink.builder()
                    .startTls(SinkTls.of(identity.chainFile(), identity.keyFile()))
                    .user(Account.JUERGEN.user(), Account.JUERGEN.password())
                    .requireAuth()
                    .start();
        }
    }

    private static void logInAndOut(MailServer server, Door door, String mechanism) throws Exception {
        String mailbox = "login-" + mechanism.toLowerCase(java.util.Locale.ROOT);

        Post.deliver(door.as(password(Account.ALICE)).by(mechanism), Post.to(mailbox));

        assertThat(server.awaitDeliveryTo(mailbox, 1)).hasSize(1);
        refuseWrongPassword(door.by(mechanism));
    }

    private static void refuseWrongPassword(Door door) {
        DeliveryException failure =
                Post.fail(door.as(Credentials.password("alice", "open sesame")), Post.to("never-delivered"));

        assertThat(failure.isPermanent()).isTrue();
        assertThat(outcome(failure).stage()).isEqualTo(Stage.AUTH);
        assertThat(outcome(failure).reply())
                .hasValueSatisfying(reply -> assertThat(reply.code()).isEqualTo(535));
        assertThat(failure).hasMessageNotContaining("sesame");
    }

    private static Outcome outcome(DeliveryException failure) {
        return failure.receipt().recipients().get(0).outcome();
    }

    private static String mechanism(Door door) throws Exception {
        return Post.ask(door, Conversation::mechanism).orElseThrow();
    }

    private static Credentials password(Account account) {
        return Credentials.password(account.user(), account.password());
    }

    private static Door submission(InetSocketAddress server) {
        return Door.smtp(server).under(TlsPolicy.REQUIRED);
    }

    /** Gives one token after the other, and remembers why each was wanted. */
    private static final class Tokens implements Credentials.TokenSupplier {

        private final List<String> tokens;
        private final List<Reason> reasons = new CopyOnWriteArrayList<>();

        Tokens(String... tokens) {
            this.tokens = List.of(tokens);
        }

        @Override
        public CompletableFuture<Secret> token(Reason reason) {
            reasons.add(reason);
            return CompletableFuture.completedFuture(Secret.of(tokens.get(reasons.size() - 1)));
        }
    }
}
