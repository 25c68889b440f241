package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.groupedMailTo;
import static io.postrider.testing.Dialogues.mailTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Content;
import io.postrider.Mail;
import io.postrider.Receipt;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail that is not wanted any more: nothing of it that has not left leaves, and the connection is kept where the protocol allows it. */
class CancelTest {

    private static Script script(String text) {
        return Script.of(text).client(client -> client.pool(Pools.of(1)));
    }

    private static void cancelAt(String cue, Play play) {
        cancelAt(cue, Mails.to("b"), play);
    }

    private static void cancelAt(String cue, Mail mail, Play play) {
        CompletableFuture<Receipt> sent = play.client().send(mail);
        play.await(cue);
        assertThat(sent.cancel(true)).isTrue();
        assertThatThrownBy(sent::join).isInstanceOf(CancellationException.class);
        play.awaitDecided();
        play.cue("cancelled");
    }

    @Test
    void beforeThereIsAConnectionNothingIsSaidOfIt() {
        script("S: [cue here]\nS: [await cancelled]\n" + NOTHING_OFFERED + mailTo("c"))
                .play(play -> {
                    cancelAt("here", play);

                    assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void behindMailTheTransactionIsReset() {
        script(NOTHING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        S: [cue here]
                        S: [await cancelled]
                        S: 250 ok
                        C: RSET
                        S: 250 ok
                        """ + mailTo("c")).play(play -> {
            cancelAt("here", play);

            assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void behindRcptTheTransactionIsReset() {
        script(NOTHING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        S: 250 ok
                        C: RCPT TO:<b@example.org>
                        S: [cue here]
                        S: [await cancelled]
                        S: 250 ok
                        C: RSET
                        S: 250 ok
                        """ + mailTo("c")).play(play -> {
            cancelAt("here", play);

            assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void aGrantedDataIsAnsweredByClosing() {
        script(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: [cue here]
                        S: [await cancelled]
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: [close]
                        ---
                        """ + PIPELINING_OFFERED + groupedMailTo("c"))
                .play(play -> {
                    cancelAt("here", play);

                    play.awaitNoConnection();
                    assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void aDataThatIsNotGrantedKeepsTheConnection() {
        script(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: [cue here]
                        S: [await cancelled]
                        S: 250 ok
                        S: 550 no
                        S: 554 nobody
                        C: RSET
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 ok
                        """).play(play -> {
            cancelAt("here", play);

            assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
        });
    }

    @Test
    void inTheMiddleOfTheContentTheConnectionIsClosedAndTheEndNeverSaid() {
        byte[] large = ("x".repeat(62) + "\r\n").repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
        script(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: xxxx<anything>
                        S: [cue here]
                        S: [await cancelled]
                        C: <no dot>
                        ---
                        """ + PIPELINING_OFFERED + groupedMailTo("c"))
                .play(play -> {
                    cancelAt("here", new Mail(Mails.envelope("b").build(), Content.of(large)), play);

                    play.awaitNoConnection();
                    assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void behindTheEndOfTheContentTheConnectionIsClosed() {
        script(PIPELINING_OFFERED
                        + GROUPED_MAIL.replace("C: .\nS: 250 ok\n", "C: .\nS: [cue here]\nC: [close]\n---\n")
                        + PIPELINING_OFFERED
                        + groupedMailTo("c"))
                .play(play -> {
                    cancelAt("here", play);

                    play.awaitNoConnection();
                    assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }

    @ParameterizedTest
    @EnumSource
    void behindItsEndTheConnectionIsClosedHoweverItWasSaid(Phrasing phrasing) {
        phrasing.script(phrasing.opening() + phrasing.broken(Phrasing.Point.END, "S: [cue here]\nC: [close]\n")
                        + "---\n" + phrasing.hello() + phrasing.firstMail())
                .play(play -> {
                    CompletableFuture<Receipt> sent = phrasing.begin(play);
                    play.await("here");
                    sent.cancel(true);
                    play.awaitNoConnection();

                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void anotherMailBehindItIsNotDisturbed() {
        script(PIPELINING_OFFERED + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: [cue here]
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<c@example.org>
                        C: DATA
                        S: [cue both]
                        S: [await cancelled]
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 ok
                        """)
                .client(client -> client.pool(Pools.of(1)))
                .play(play -> {
                    CompletableFuture<Receipt> first = play.client().send(Mails.to("b"));
                    play.await("here");
                    CompletableFuture<Receipt> second = play.client().send(Mails.to("c"));
                    play.await("both");

                    first.cancel(true);
                    play.cue("cancelled");

                    assertThat(Play.verdict(second)).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void aMailThatIsDecidedCannotBeCancelled() {
        script(PIPELINING_OFFERED + groupedMailTo("c")).play(play -> {
            CompletableFuture<Receipt> sent = play.client().send(Mails.to("c"));
            assertThat(Play.verdict(sent)).isEqualTo("c ACCEPTED END_OF_DATA 250");

            assertThat(sent.cancel(true)).isFalse();
        });
    }
}
