package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.MAIL;
import static io.postrider.testing.Dialogues.offering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import io.postrider.Credentials.TokenSupplier.Reason;
import io.postrider.Receipt;
import io.postrider.Secret;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AUTH: RFC 4954 section 4. */
class AuthTest {

    private static final String PLAIN = "C: AUTH PLAIN AHVzZXIAc2VjcmV0NDI=\n";
    private static final String QUIT = "C: QUIT\nS: 221 bye\n";

    private static String opening(String mechanisms) {
        return offering("AUTH " + mechanisms);
    }

    private static Script login(String text) {
        return login(text, Credentials.password("user", "secret42"));
    }

    private static Script login(String text, Credentials credentials) {
        AuthOptions options = new AuthOptions(
                Optional.of(credentials), Optional.empty(), ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ);
        return Script.of(text).client(client -> client.auth(none -> options));
    }

    private static void sends(Script script, String verdict) {
        script.play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b " + verdict));
    }

    @Test
    void plainSavesARoundTrip() {
        sends(login(opening("PLAIN") + PLAIN + "S: 235 ok\n" + MAIL), "ACCEPTED END_OF_DATA 250");
    }

    @Test
    void loginAnswersTwoChallenges() {
        sends(login(opening("LOGIN") + """
                        C: AUTH LOGIN
                        S: 334 VXNlcm5hbWU6
                        C: dXNlcg==
                        S: 334 UGFzc3dvcmQ6
                        C: c2VjcmV0NDI=
                        S: 235 ok
                        """ + MAIL), "ACCEPTED END_OF_DATA 250");
    }

    @Test
    void theStrongestMechanismIsChosen() {
        sends(
                login(opening("PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256")
                        + "C: AUTH SCRAM-SHA-256 <anything>\nS: 535 no\n" + QUIT),
                "REJECTED AUTH 535 P");
    }

    @Test
    void theOldFormOfAnnouncingIsUnderstood() {
        sends(
                login(opening("PLAIN").replace("AUTH PLAIN", "AUTH=PLAIN") + PLAIN + "S: 235 ok\n" + MAIL),
                "ACCEPTED END_OF_DATA 250");
    }

    // ---- what does not succeed

    @ParameterizedTest
    @CsvSource({
        "454, DEFERRED AUTH 454 T",
        "432, DEFERRED AUTH 432 T",
        "535, REJECTED AUTH 535 P",
        "534, REJECTED AUTH 534 P",
        "538, REJECTED AUTH 538 P",
        "501, REJECTED AUTH 501 P"
    })
    void aRefusedLoginEndsTheConnection(String code, String verdict) {
        sends(login(opening("PLAIN") + PLAIN + "S: " + code + " no\n" + QUIT), verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n", "S: huh\nC: [close]\n", "S: 235-a\nS: 334 b\nC: [close]\n"})
    void aLoginThatBreaksOffIsNotSent(String end) {
        sends(login(opening("PLAIN") + PLAIN + end), "NOT_SENT AUTH T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"250", "354"})
    void aReplyThatIsNoneOfAuthIsNotSent(String code) {
        sends(login(opening("PLAIN") + PLAIN + "S: " + code + " what\n" + QUIT), "NOT_SENT AUTH T");
    }

    @Test
    void aServerThatClosesIsDeferred() {
        sends(login(opening("PLAIN") + PLAIN + "S: 421 closing\nC: [close]\n"), "DEFERRED AUTH 421 T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GSSAPI", "GSSAPI NTLM"})
    void noUsableMechanismIsNotSent(String mechanisms) {
        sends(login(opening(mechanisms) + QUIT), "NOT_SENT AUTH P");
    }

    @Test
    void aServerWithoutAuthIsNotSentTo() {
        sends(login(opening("PLAIN").replace("AUTH PLAIN", "PIPELINING") + QUIT), "NOT_SENT AUTH P");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "PLAIN LOGIN"})
    void noPasswordIsShownInClear(String mechanisms) {
        sends(
                Script.of(opening(mechanisms) + QUIT).uri("smtp://user:secret42@127.0.0.1:%d?tls=none"),
                "NOT_SENT AUTH P");
    }

    @Test
    void aServerThatAsksWithoutEndIsLeft() {
        sends(
                login(opening("LOGIN")
                        + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0NDI=\n"
                        + "S: 334 VXNlcm5hbWU6\nC: *\nS: 501 cancelled\n" + QUIT),
                "NOT_SENT AUTH T");
    }

    @Test
    void aChallengeThatIsNoBase64IsCancelled() {
        sends(
                login(opening("CRAM-MD5") + "C: AUTH CRAM-MD5\nS: 334 !!!\nC: *\nS: 501 cancelled\n" + QUIT),
                "NOT_SENT AUTH T");
    }

    @Test
    void aScramServerThatDoesNotProveItselfIsNotBelieved() {
        sends(
                login(opening("SCRAM-SHA-256") + "C: AUTH SCRAM-SHA-256 <anything>\nS: 235 ok\n" + QUIT),
                "NOT_SENT AUTH P");
    }

    // ---- nobody is locked out

    @Test
    void aRefusedLoginIsNotTriedAgainForTheNextMail() {
        login(opening("PLAIN") + PLAIN + "S: 535 no\n" + QUIT).play(play -> {
            assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED AUTH 535 P");
            assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED AUTH 535 P");
            assertThat(play.client().statistics().connectionsFailed()).isEqualTo(1);
        });
    }

    @Test
    void aWrongPasswordIsTriedOnceForManyMails() {
        login(opening("PLAIN") + PLAIN + "S: [await all]\nS: 535 no\n" + QUIT).play(play -> {
            List<CompletableFuture<Receipt>> sent = IntStream.range(0, 50)
                    .mapToObj(i -> play.client().send(Mails.to("b")))
                    .toList();
            play.cue("all");

            assertThat(sent.stream().map(Play::verdict).distinct()).containsExactly("b REJECTED AUTH 535 P");
        });
    }

    @Test
    void aMailThatWasCancelledDuringARefusedLoginIsNoTrouble() {
        login(opening("PLAIN") + PLAIN + "S: [cue begun]\nS: [await cancelled]\nS: 535 no\n" + QUIT)
                .play(play -> {
                    CompletableFuture<Receipt> sent = play.client().send(Mails.to("b"));
                    play.await("begun");
                    sent.cancel(true);
                    play.cue("cancelled");
                    await().until(() -> play.client().statistics().connectionsFailed() > 0);

                    assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED AUTH 535 P");
                    assertThat(play.client().statistics().connectionsFailed()).isEqualTo(1);
                });
    }

    // ---- tokens

    private static Credentials tokens(List<Reason> asked) {
        return Credentials.token("user", reason -> {
            asked.add(reason);
            return CompletableFuture.supplyAsync(() -> Secret.of(reason == Reason.LOGIN ? "token-one" : "token-two"));
        });
    }

    private static final String TOKEN_ONE = "C: AUTH XOAUTH2 dXNlcj11c2VyAWF1dGg9QmVhcmVyIHRva2VuLW9uZQEB\n";
    private static final String TOKEN_TWO = "C: AUTH XOAUTH2 dXNlcj11c2VyAWF1dGg9QmVhcmVyIHRva2VuLXR3bwEB\n";
    private static final String REFUSED = "S: 334 eyJzdGF0dXMiOiI0MDEifQ==\nC:\nS: 535 expired\n";

    @Test
    void aRefusedTokenIsAskedForOnceMore() {
        List<Reason> asked = Collections.synchronizedList(new ArrayList<>());

        sends(
                login(opening("XOAUTH2") + TOKEN_ONE + REFUSED + TOKEN_TWO + "S: 235 ok\n" + MAIL, tokens(asked)),
                "ACCEPTED END_OF_DATA 250");

        assertThat(asked).containsOnly(Reason.LOGIN, Reason.REFUSED).hasSize(3 * 2);
    }

    @Test
    void aRefusedTokenIsAskedForOnceMoreAndNoMore() {
        List<Reason> asked = Collections.synchronizedList(new ArrayList<>());

        sends(
                login(opening("XOAUTH2") + TOKEN_ONE + REFUSED + TOKEN_TWO + REFUSED + QUIT, tokens(asked)),
                "REJECTED AUTH 535 P");

        assertThat(asked).hasSize(3 * 2);
    }

    @Test
    void aTokenThatCannotBeHadIsNotSent() {
        Credentials none = Credentials.token(
                "user", reason -> CompletableFuture.failedFuture(new IllegalStateException("token-one is gone")));

        sends(login(opening("XOAUTH2") + QUIT, none), "NOT_SENT AUTH T");
    }

    @Test
    void aSupplierThatThrowsIsNotSent() {
        Credentials broken = Credentials.token("user", reason -> {
            throw new IllegalStateException("token-one is gone");
        });

        sends(login(opening("XOAUTH2") + QUIT, broken), "NOT_SENT AUTH T");
    }

    @Test
    void aSupplierThatThrowsAnErrorIsNotSent() {
        Credentials broken = Credentials.token("user", reason -> {
            throw new NoClassDefFoundError("com.example.Tokens");
        });

        sends(login(opening("XOAUTH2") + QUIT, broken), "NOT_SENT AUTH T");
    }

    @Test
    void aTokenThatDoesNotComeIsAwaitedSoLong() {
        Script script = login(
                opening("XOAUTH2") + "C: [close]\n", Credentials.token("user", reason -> new CompletableFuture<>()));

        sends(
                script.client(client -> client.session(options -> io.postrider.testing.Sessions.timeout(
                        options, io.postrider.Stage.AUTH, java.time.Duration.ofMillis(250)))),
                "NOT_SENT AUTH T");
    }
}
