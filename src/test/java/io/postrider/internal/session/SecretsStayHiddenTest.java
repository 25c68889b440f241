package io.postrider.internal.session;

import static io.postrider.internal.session.Eavesdropper.PASSWORD;
import static io.postrider.internal.session.Eavesdropper.PLAIN;
import static io.postrider.internal.session.Eavesdropper.TOKEN;
import static io.postrider.internal.session.Eavesdropper.base64;
import static io.postrider.testing.Dialogues.offering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import io.postrider.Secret;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers repeat what they are told. Neither exceptions nor receipts, logs or transcripts do. */
class SecretsStayHiddenTest {

    @AutoClose
    private final Eavesdropper eavesdropper = new Eavesdropper();

    private Script script(String mechanism, Credentials credentials, String rest) {
        AuthOptions auth = new AuthOptions(
                Optional.of(credentials), Optional.empty(), ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ);
        return eavesdropper
                .hearing(Script.of(offering("AUTH " + mechanism) + rest))
                .client(client -> client.auth(none -> auth));
    }

    private void seeMail(Play play) {
        CompletableFuture<?> sent = play.client().send(Mails.to("b"));
        eavesdropper.see(catchThrowable(() -> sent.get(10, TimeUnit.SECONDS)));
        eavesdropper.see(catchThrowable(() -> sent.get(10, TimeUnit.SECONDS)).getCause());
        eavesdropper.see(sent);
        eavesdropper.see(play.client());
        eavesdropper.see(play.client().statistics());
    }

    @Test
    void aRefusalThatRepeatsThePassword() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS: 535-5.7.8 '" + PASSWORD + "' is wrong\nS: 535-5.7.8 " + PLAIN
                                + "\nS: 535 5.7.8 so is " + base64(PASSWORD) + "\nC: QUIT\nS: 221 bye\n")
                .play(this::seeMail);

        eavesdropper.requireHidden(PASSWORD, PLAIN, base64(PASSWORD));
        eavesdropper.requireSeen("'***' is wrong");
    }

    @Test
    void aRefusalThatRepeatsTheAnswersOfLogin() {
        script(
                        "LOGIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: <anything>\nS: 334 UGFzc3dvcmQ6\nC: <anything>\nS: 535 "
                                + base64(PASSWORD) + " " + PASSWORD + "\nC: QUIT\nS: 221 " + PASSWORD + "\n")
                .play(this::seeMail);

        eavesdropper.requireHidden(PASSWORD, base64(PASSWORD));
    }

    /** In the octets of UTF-8, but read as something else, since the line holds octets that are no UTF-8. */
    @Test
    void aRefusalThatRepeatsThePasswordInAnotherCharacterSet() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS~ 535 \\xFF " + PASSWORD + "\\r\\n\nC: QUIT\nS: 221 bye\n")
                .play(this::seeMail);

        eavesdropper.requireHidden(
                PASSWORD, new String(PASSWORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aCramMd5ServerThatKnowsThePasswordAndSaysSo() {
        script(
                        "CRAM-MD5",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH CRAM-MD5\nS: 334 " + base64("<1@mx>") + "\nC: <anything>\nS: 535 " + PASSWORD
                                + "\nC: QUIT\nS: 221 bye\n")
                .play(this::seeMail);

        eavesdropper.requireHidden(PASSWORD);
    }

    @Test
    void aRefusalThatRepeatsTheToken() {
        String opening = base64("user=user\1auth=Bearer " + TOKEN + "\1\1");
        Credentials token = Credentials.token("user", reason -> CompletableFuture.completedFuture(Secret.of(TOKEN)));
        String refusal = "C: AUTH XOAUTH2 <anything>\nS: 334 " + base64("{\"status\":\"" + TOKEN + "\"}")
                + "\nC:\nS: 535-" + TOKEN + "\nS: 535 " + opening + "\n";

        script("XOAUTH2", token, refusal + refusal + "C: QUIT\nS: 221 bye\n").play(this::seeMail);

        eavesdropper.requireHidden(TOKEN, opening, base64(TOKEN));
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
        eavesdropper.requireHidden(PASSWORD, PASSWORD.substring(0, 6));
    }

    @Test
    void aConversationWhoseServerRepeatsThePassword() {
        script(
                        "PLAIN",
                        Credentials.password("user", PASSWORD),
                        "C: AUTH PLAIN <anything>\nS: " + PASSWORD + "\nC: [close]\n")
                .play(play -> {
                    var talk = play.client().converse();
                    eavesdropper.see(catchThrowable(() -> talk.get(10, TimeUnit.SECONDS)));
                });

        eavesdropper.requireHidden(PASSWORD, PASSWORD.substring(0, 6));
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
                    eavesdropper.see(talk);
                    eavesdropper.see(talk.noop().get(10, TimeUnit.SECONDS));
                    var verify = talk.verify("x");
                    eavesdropper.see(catchThrowable(() -> verify.get(10, TimeUnit.SECONDS)));
                });

        eavesdropper.requireHidden(PASSWORD, PASSWORD.substring(0, 6));
    }

    @Test
    void aSupplierThatFailsWithTheTokenInItsMessage() {
        Credentials token = Credentials.token(
                "user", reason -> CompletableFuture.failedFuture(new IllegalStateException("no refresh for " + TOKEN)));

        script("XOAUTH2", token, "C: QUIT\nS: 221 bye\n").play(this::seeMail);

        eavesdropper.requireHidden(TOKEN);
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
