package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that has waited may have been dead for long: that costs no mail, and a live one costs no probe. */
class ReuseTest {

    private static void sendTwo(Play play) {
        String first = play.send(Mails.to("b"));
        play.cue("sent");
        String second = play.send(Mails.to("b"));

        assertThat(first).isEqualTo("b ACCEPTED END_OF_DATA 250");
        assertThat(second).isEqualTo("b ACCEPTED END_OF_DATA 250");
    }

    @Test
    void aConnectionIsUsedAgainWithoutAWordInBetween() {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + GROUPED_MAIL).play(ReuseTest::sendTwo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n", "S: 421 idle for too long\nC: [close]\n"})
    void aConnectionThatEndedWhileItWaitedIsReplaced(String end) {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + "S: [await sent]\n" + end + "---\n" + PIPELINING_OFFERED
                        + GROUPED_MAIL)
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    play.cue("sent");
                    play.awaitNoConnection();

                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: [close]\n",
                "S: [reset]\n",
                "S: 421 idle for too long\nC: [close]\n",
                "S~ 421 idle\\r\nS: [close]\n"
            })
    void aConnectionThatEndsAtTheNextMailIsReplacedAndTheMailGoesOn(String end) {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + group("b") + end + "---\n" + PIPELINING_OFFERED + GROUPED_MAIL)
                .play(ReuseTest::sendTwo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n"})
    void whoeverEndsBehindItsReplyToMailHasHeardOfTheMail(String end) {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + group("b") + "S: 250 ok\n" + end)
                .play(play -> {
                    String first = play.send(Mails.to("b"));
                    String second = play.send(Mails.to("b"));

                    assertThat(first).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(second).isEqualTo("b NOT_SENT RCPT T");
                });
    }

    @Test
    void aMailIsTriedOnceMoreAndNoMore() {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + group("b") + "S: [close]\n---\n" + PIPELINING_OFFERED + group("b")
                        + "S: [close]\n")
                .play(play -> {
                    String first = play.send(Mails.to("b"));
                    String second = play.send(Mails.to("b"));

                    assertThat(first).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(second).isEqualTo("b NOT_SENT MAIL T");
                });
    }

    /** Two connections that wait, both dead: the mail goes to neither a second time. */
    @Test
    void twoDeadConnectionsInARowCostNoMail() {
        String waiting = PIPELINING_OFFERED + GROUPED_MAIL.replace("C: .\n", "C: .\nS: [cue first]\nS: [await both]\n");
        String other = PIPELINING_OFFERED + GROUPED_MAIL.replace("C: .\n", "C: .\nS: [cue second]\nS: [await both]\n");
        Script.of(waiting + group("b") + "S: [reset]\n---\n" + other + "S: [await sent]\nS: [close]\n---\n"
                        + PIPELINING_OFFERED + GROUPED_MAIL)
                .client(client -> client.pool(Pools.of(2)))
                .play(play -> {
                    var one = play.client().send(Mails.to("b"));
                    play.await("first");
                    var two = play.client().send(Mails.to("b"));
                    play.await("second");
                    play.cue("both");
                    assertThat(Play.verdict(one)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(Play.verdict(two)).isEqualTo("b ACCEPTED END_OF_DATA 250");

                    play.cue("sent");
                    play.awaitConnections(1);
                    String third = play.send(Mails.to("b"));

                    assertThat(third).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    /** It was opened for a mail that was cancelled, and has waited as long as any other. */
    @Test
    void aConnectionThatWaitedBeforeItsFirstMailCostsNoMailEither() {
        Script.of("S: [cue here]\nS: [await cancelled]\n" + PIPELINING_OFFERED + group("b") + "S: [reset]\n---\n"
                        + PIPELINING_OFFERED + GROUPED_MAIL)
                .play(play -> {
                    var unwanted = play.client().send(Mails.to("b"));
                    play.await("here");
                    unwanted.cancel(true);
                    play.cue("cancelled");
                    play.awaitConnections(1);

                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void aConnectionThatWaitsTooLongSaysGoodbye() {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + "C: QUIT\nS: 221 bye\n")
                .client(client -> client.pool(Pools.idle(Duration.ofMillis(100))))
                .play(play -> {
                    play.send(Mails.to("b"));

                    play.awaitNoConnection();
                });
    }

    @Test
    void aConnectionThatIsTooOldSaysGoodbyeAndIsReplaced() {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL.replace("C: .\n", "C: .\nS: [wait 60 ms]\n")
                        + "C: QUIT\nS: 221 bye\n---\n" + PIPELINING_OFFERED + GROUPED_MAIL)
                .client(client -> client.pool(Pools.aged(Duration.ofMillis(50))))
                .play(ReuseTest::sendTwo);
    }

    @Test
    void aConnectionThatHasCarriedEnoughSaysGoodbyeAndIsReplaced() {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + "C: QUIT\nS: 221 bye\n---\n" + PIPELINING_OFFERED + GROUPED_MAIL)
                .client(client -> client.pool(Pools.carrying(1)))
                .play(ReuseTest::sendTwo);
    }

    @Test
    void whatIsSaidBehindAnOutcomeChangesNothing() {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + "S: 550 on second thoughts, no\nC: [close]\n")
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    play.awaitNoConnection();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "250 ok\\r\\n250 again\\r\\n",
                "250 ok\\r\\n421 bye\\r\\n",
                "250 ok\\r\\nhuh\\r\\n",
                "250 ok\\r\\n250-x\\r\\n"
            })
    void aWholeFinalReplyCountsWhateverComesWithIt(String replies) {
        String end = replies.endsWith("250-x\\r\\n") ? "\nS: [reset]\n" : "\nC: [close]\n";
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL.replace("C: .\nS: 250 ok\n", "C: .\nS~ " + replies + end))
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n"})
    void aFinalReplyThatWasReadCountsWhateverHappensToTheConnection(String end) {
        Script.of(PIPELINING_OFFERED + GROUPED_MAIL + end).play(play -> {
            assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
            play.awaitNoConnection();
        });
    }
}
