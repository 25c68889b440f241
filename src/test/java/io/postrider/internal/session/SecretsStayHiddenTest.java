package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static io.postrider.testing.Dialogues.offering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import io.postrider.DeliveryException;
import io.postrider.Secret;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers repeat what they are told. Neither exceptions nor receipts, logs or transcripts do. */
class SecretsStayHiddenTest {

    private static final String PASSWORD = "Tr0ub4dör&3";
    private static final String TOKEN = "ya29.A0ARrdaM-token";
    private static final Logger LOGGER = Logger.getLogger("io.postrider");

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            seen.add("log: " + new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
    }

    private Script script(String mechanism, Credentials credentials, String rest) {
        AuthOptions auth = new AuthOptions(
                Optional.of(credentials), Optional.empty(), ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ);
        return Script.of(offering("AUTH " + mechanism) + rest)
                .client(client -> client.auth(none -> auth)
                        .session(options -> Sessions.heardBy(
                                options, (session, speaker, line) -> seen.add(speaker + ": " + line))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void see(Object what) {
        seen.add(String.valueOf(what));
        if (what instanceof Throwable fault) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            seen.add(trace.toString());
        }
        if (what instanceof DeliveryException failed) {
            see(failed.receipt());
            failed.receipt().recipients().forEach(this::see);
        }
    }

    private void seeMail(Play play) {
        CompletableFuture<?> sent = play.client().send(Mails.to("b"));
        see(catchThrowable(() -> sent.get(10, TimeUnit.SECONDS)));
        see(catchThrowable(() -> sent.get(10, TimeUnit.SECONDS)).getCause());
        see(sent);
        see(play.client());
        see(play.client().statistics());
    }

    private void requireHidden(String... secrets) {
        assertThat(seen).anyMatch(line -> line.contains("CLIENT: EHLO")).anyMatch(line -> line.startsWith("log: "));
        for (String secret : secrets) {
            assertThat(seen).noneMatch(line -> line.contains(secret));
        }
    }

    private static final String PLAIN = base64("\0user\0" + PASSWORD);

    @Test
    void aRefusalThatRepeatsThePassword() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS: 535-5.7.8 '" + PASSWORD + "' is wrong\nS: 535-5.7.8 " + PLAIN
                                + "\nS: 535 5.7.8 so is " + base64(PASSWORD) + "\nC: QUIT\nS: 221 bye\n")
                .play(this::seeMail);

        requireHidden(PASSWORD, PLAIN, base64(PASSWORD));
        assertThat(seen).anyMatch(line -> line.contains("'***' is wrong"));
    }

    @Test
    void aRefusalThatRepeatsTheAnswersOfLogin() {
        script(
                        "LOGIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: <anything>\nS: 334 UGFzc3dvcmQ6\nC: <anything>\nS: 535 "
                                + base64(PASSWORD) + " " + PASSWORD + "\nC: QUIT\nS: 221 " + PASSWORD + "\n")
                .play(this::seeMail);

        requireHidden(PASSWORD, base64(PASSWORD));
    }

    /** In the octets of UTF-8, but read as something else, since the line holds octets that are no UTF-8. */
    @Test
    void aRefusalThatRepeatsThePasswordInAnotherCharacterSet() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS~ 535 \\xFF " + PASSWORD + "\\r\\n\nC: QUIT\nS: 221 bye\n")
                .play(this::seeMail);

        requireHidden(PASSWORD, new String(PASSWORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aCramMd5ServerThatKnowsThePasswordAndSaysSo() {
        script(
                        "CRAM-MD5",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH CRAM-MD5\nS: 334 " + base64("<1@mx>") + "\nC: <anything>\nS: 535 " + PASSWORD
                                + "\nC: QUIT\nS: 221 bye\n")
                .play(this::seeMail);

        requireHidden(PASSWORD);
    }

    @Test
    void aRefusalThatRepeatsTheToken() {
        String opening = base64("user=user\1auth=Bearer " + TOKEN + "\1\1");
        Credentials token = Credentials.token("user", reason -> CompletableFuture.completedFuture(Secret.of(TOKEN)));
        String refusal = "C: AUTH XOAUTH2 <anything>\nS: 334 " + base64("{\"status\":\"" + TOKEN + "\"}")
                + "\nC:\nS: 535-" + TOKEN + "\nS: 535 " + opening + "\n";

        script("XOAUTH2", token, refusal + refusal + "C: QUIT\nS: 221 bye\n").play(this::seeMail);

        requireHidden(TOKEN, opening, base64(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "................................................................. "})
    void aLineThatIsNoReplyAndHoldsThePassword(String before) {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS: " + before + PASSWORD + "\nC: [close]\n")
                .play(this::seeMail);

        // A message may be cut anywhere: the beginning of a password is a part of it.
        requireHidden(PASSWORD, PASSWORD.substring(0, 6));
    }

    @Test
    void aConversationWhoseServerRepeatsThePassword() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS: " + PASSWORD + "\nC: [close]\n")
                .play(play -> {
                    var talk = play.client().converse();
                    see(catchThrowable(() -> talk.get(10, TimeUnit.SECONDS)));
                });

        requireHidden(PASSWORD, PASSWORD.substring(0, 6));
    }

    @Test
    void aConversationThatGoesOnWithThePassword() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS: 235 welcome\nC: NOOP\nS: 250 " + PASSWORD + "\nC: VRFY x\nS: "
                                + PASSWORD + "\nC: [close]\n")
                .play(play -> {
                    var talk = play.client().converse().get(10, TimeUnit.SECONDS);
                    see(talk);
                    see(talk.noop().get(10, TimeUnit.SECONDS));
                    var verify = talk.verify("x");
                    see(catchThrowable(() -> verify.get(10, TimeUnit.SECONDS)));
                });

        requireHidden(PASSWORD, PASSWORD.substring(0, 6));
    }

    @Test
    void aRawLoginIsNotLogged() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250 mx.example.org
                        C: auth plain secret42
                        S: 535 no
                        """)
                .client(client -> client.session(options ->
                        Sessions.heardBy(options, (session, speaker, line) -> seen.add(speaker + ": " + line))))
                .play(play -> {
                    var talk = play.client().converse().get(10, TimeUnit.SECONDS);
                    see(talk.raw("auth plain secret42").get(10, TimeUnit.SECONDS));
                    talk.quit().get(10, TimeUnit.SECONDS);
                });

        requireHidden("secret42");
    }

    @Test
    void theAnswersOfARawLoginAreNotLoggedNorEchoed() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250 mx.example.org
                        C: AUTH LOGIN
                        S: 334 VXNlcm5hbWU6
                        C: dXNlcjQy
                        S: 334 UGFzc3dvcmQ6
                        C: c2VjcmV0NDI=
                        S: 535 c2VjcmV0NDI= is wrong
                        C: VRFY visible
                        S: 252 ok
                        """)
                .client(client -> client.session(options ->
                        Sessions.heardBy(options, (session, speaker, line) -> seen.add(speaker + ": " + line))))
                .play(play -> {
                    var talk = play.client().converse().get(10, TimeUnit.SECONDS);
                    see(talk.raw("AUTH LOGIN").get(10, TimeUnit.SECONDS));
                    talk.raw("dXNlcjQy");
                    see(talk.raw("c2VjcmV0NDI=").get(10, TimeUnit.SECONDS));
                    talk.raw("VRFY visible").get(10, TimeUnit.SECONDS);
                    talk.quit().get(10, TimeUnit.SECONDS);
                });

        requireHidden("dXNlcjQy");
        requireHidden("c2VjcmV0NDI=");
        assertThat(seen).anyMatch(line -> line.contains("VRFY visible"));
    }

    private void converse(String rest, Script.Act act) {
        Script.of(NOTHING_OFFERED + rest)
                .client(client -> client.session(options ->
                        Sessions.heardBy(options, (session, speaker, line) -> seen.add(speaker + ": " + line))))
                .play(act);
    }

    /** In clear, where it was told in Base64. */
    @Test
    void aRawLoginWhoseServerRepeatsThePasswordInClear() {
        String password = base64(PASSWORD);

        converse(
                "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcjQy\nS: 334 UGFzc3dvcmQ6\nC: " + password
                        + "\nS: 535 bad password "
                        + PASSWORD + "\nC: AUTH PLAIN " + PLAIN + "\nS: 535 bad password " + PASSWORD + " or "
                        + password + "\n",
                play -> {
                    var talk = play.client().converse().get(10, TimeUnit.SECONDS);
                    talk.raw("AUTH LOGIN");
                    talk.raw("dXNlcjQy");
                    see(talk.raw(password).get(10, TimeUnit.SECONDS));
                    see(talk.raw("AUTH PLAIN " + PLAIN).get(10, TimeUnit.SECONDS));
                    talk.close();
                });

        requireHidden(PASSWORD, password, PLAIN);
        assertThat(seen).anyMatch(line -> line.contains("bad password ***"));
    }

    @Test
    void aRawLoginByTokenWhoseServerRepeatsTheToken() {
        String opening = base64("user=user\1auth=Bearer " + TOKEN + "\1\1");

        converse("C: AUTH XOAUTH2 " + opening + "\nS: 535 no " + TOKEN + "\n", play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            see(talk.raw("AUTH XOAUTH2 " + opening).get(10, TimeUnit.SECONDS));
            talk.close();
        });

        requireHidden(TOKEN, opening);
    }

    @Test
    void anAnswerOfARawLoginBehindOneThatMayNotBeWritten() {
        converse("C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: c2VjcmV0NDI=\nS: 535 no\n", play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            see(talk.raw("AUTH LOGIN").get(10, TimeUnit.SECONDS));
            see(catchThrowable(() -> talk.raw("a\tb").get(10, TimeUnit.SECONDS)));
            see(talk.raw("c2VjcmV0NDI=").get(10, TimeUnit.SECONDS));
            talk.close();
        });

        requireHidden("c2VjcmV0NDI=");
    }

    @Test
    void aRawLoginBehindBlanksIsNotLogged() {
        converse("C:  AUTH PLAIN secret42\nS: 535 no secret42\n", play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            see(talk.raw(" AUTH PLAIN secret42").get(10, TimeUnit.SECONDS));
            talk.close();
        });

        requireHidden("secret42");
    }

    @Test
    void aSupplierThatFailsWithTheTokenInItsMessage() {
        Credentials token = Credentials.token(
                "user", reason -> CompletableFuture.failedFuture(new IllegalStateException("no refresh for " + TOKEN)));

        script("XOAUTH2", token, "C: QUIT\nS: 221 bye\n").play(this::seeMail);

        requireHidden(TOKEN);
    }

    @Test
    void whatHoldsASecretShowsNone() {
        Credentials password = Credentials.password("user", PASSWORD);
        AuthOptions options = new AuthOptions(Optional.of(password), Optional.empty(), ClearText.FORBIDDEN);

        assertThat(List.of(password, options, Secret.of(TOKEN)).toString())
                .doesNotContain(PASSWORD)
                .doesNotContain(TOKEN);
    }
}
