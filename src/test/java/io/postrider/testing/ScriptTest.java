package io.postrider.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Content;
import io.postrider.Mail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A script must fail when the client does something else: otherwise none of the tests that are scripts says anything. */
class ScriptTest {

    private static final String OPENING = """
            S: 220 mx.example.org
            C: EHLO client.example.com
            """;

    @Test
    void aDialogueThatIsFollowedPasses() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250 PIPELINING
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: Subject: hi
                        C:
                        C: Hello.
                        C: ...
                        C: .
                        S: 250 ok
                        C: QUIT
                        S: 221 bye
                        """).play(play -> play.send(Mails.to("b")));
    }

    @Test
    void commandsThatShouldComeTogetherAndDoNotFail() {
        requireMismatch(OPENING + """
                        S: 250 mx.example.org
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        S: 250 ok
                        """, "C: RCPT TO:<b@example.org>.*\\[nothing\\]   <-- here");
    }

    @Test
    void aCommandThatComesBeforeTheReplyIsSaidFails() {
        requireMismatch(OPENING + """
                        S: 250-mx.example.org
                        S: 250 PIPELINING
                        C: MAIL FROM:<a@example.com>
                        S: 250 ok
                        C: RCPT TO:<b@example.org>
                        """, "S: 250 ok.*C: RCPT TO:<b@example.org>   \\[too early\\]   <-- here");
    }

    @Test
    void anotherCommandFails() {
        requireMismatch(
                OPENING + """
                        S: 250 mx.example.org
                        C: MAIL FROM:<somebody.else@example.com>
                        """, "C: MAIL FROM:<somebody.else@example.com>.*C: MAIL FROM:<a@example.com>   <-- here");
    }

    @Test
    void aCommandBehindTheEndFails() {
        requireMismatch(OPENING + """
                        S: 250 mx.example.org
                        """, "C: QUIT, or \\[close\\].*C: MAIL FROM:<a@example.com>   <-- here");
    }

    @Test
    void aConnectionThatIsKeptAndShouldBeClosedFails() {
        requireMismatch("""
                S: 554 no
                C: [close]
                """, "C: \\[close\\].*C: QUIT   <-- here");
    }

    @Test
    void aConnectionThatNobodyExpectsFails() {
        requireMismatch("""
                S: 220 mx.example.org
                C: EHLO client.example.com
                S: 250 mx.example.org
                C: MAIL FROM:<a@example.com>
                S: 421 later
                C: [close]
                """, "connection 2 was opened, and the script has 1", play -> {
            play.send(Mails.to("b"));
            play.send(Mails.to("b"));
        });
    }

    @Test
    void aConnectionThatDoesNotComeFails() {
        requireMismatch("""
                S: 554 no
                ---
                S: 554 no
                """, "1 of 2 connections did not come to their end");
    }

    @Test
    void aContentThatIsCutFails() {
        Content broken = Content.of(() -> {
            throw new java.io.IOException("gone");
        });
        requireMismatch(
                """
                S: 220 mx.example.org
                C: EHLO client.example.com
                S: 250-mx.example.org
                S: 250 PIPELINING
                C: MAIL FROM:<a@example.com>
                C: RCPT TO:<b@example.org>
                C: DATA
                S: 250 ok
                S: 250 ok
                S: 354 go ahead
                C: <content>
                C: .
                """,
                "C: \\[close after 0 octets\\]   <-- here",
                play -> play.send(new Mail(Mails.envelope("b").build(), broken)));
    }

    @Test
    void aLineThatIsNoLineOfAScriptIsRefused() {
        assertThatThrownBy(() -> Script.of("X: 220 mx.example.org")).hasMessageContaining("X: 220 mx.example.org");
        assertThatThrownBy(() -> Script.of("S: [dance]")).hasMessageContaining("[dance]");
        assertThatThrownBy(() -> Script.of("S: [wait long]")).hasMessageContaining("long");
    }

    private static void requireMismatch(String script, String message) {
        requireMismatch(script, message, play -> play.send(Mails.to("b")));
    }

    private static void requireMismatch(String script, String message, Script.Act act) {
        assertThatThrownBy(
                        () -> Script.of(script).patience(Duration.ofMillis(500)).play(act))
                .isInstanceOf(AssertionError.class)
                .message()
                .containsPattern("(?s)" + message);
    }
}
