package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.LAST_CHUNK;
import static io.postrider.testing.Dialogues.chunkedMailTo;
import static io.postrider.testing.Dialogues.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Pipelining;
import io.postrider.Receipt;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content leaves before its envelope is answered only where the connection is known to live, and the server to know BDAT. */
class EagernessTest {

    private static final String TWO = "S: 250 ok\nS: 250 ok\n";
    private static final List<String> ALL = List.of("b", "c", "d");

    private static String behind(String recipient) {
        return "C: RSET\n" + envelope(recipient) + LAST_CHUNK;
    }

    private static Script script(String text) {
        return Script.of(text)
                .client(client ->
                        client.pool(Pools.of(1)).session(options -> Sessions.pipelining(options, Pipelining.EAGER)));
    }

    private static void sendOne(Play play) {
        assertThat(play.send(Mails.to("a"))).isEqualTo("a ACCEPTED END_OF_DATA 250");
    }

    private static void sendBurst(Play play) {
        List<CompletableFuture<Receipt>> sent =
                ALL.stream().map(to -> play.client().send(Mails.to(to))).toList();
        play.cue("all");
        assertThat(sent.stream().map(Play::verdict))
                .containsExactlyElementsOf(
                        ALL.stream().map(to -> to + " ACCEPTED END_OF_DATA 250").toList());
    }

    private static void sendOneAndBurst(Play play) {
        sendOne(play);
        sendBurst(play);
    }

    @Test
    void aBurstBehindASilenceAwaitsOneEnvelopeAndThenLeavesAtOnce() {
        script(CHUNKING_OFFERED + chunkedMailTo("a") + envelope("b") + "S: [await all]\n" + TWO + LAST_CHUNK
                        + behind("c") + behind("d") + "S: 250 ok\n".repeat(9))
                .play(EagernessTest::sendOneAndBurst);
    }

    @Test
    void whatWasWokenInTimeLeavesBehindWhatIsAwaited() {
        script(CHUNKING_OFFERED + chunkedMailTo("a") + envelope("b") + TWO + LAST_CHUNK + "S: [cue content]\n"
                        + behind("c") + "S: 250 ok\n".repeat(5))
                .play(play -> {
                    sendOne(play);
                    CompletableFuture<Receipt> first = play.client().send(Mails.to("b"));
                    play.await("content");
                    CompletableFuture<Receipt> second = play.client().send(Mails.to("c"));

                    assertThat(Play.verdict(first)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(Play.verdict(second)).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n", "S: 421 idle for too long\nC: [close]\n"})
    void aConnectionThatDiedInSilenceCostsNoMailOfABurst(String end) {
        script(CHUNKING_OFFERED + chunkedMailTo("a") + envelope("b") + "S: [await all]\n" + end + "---\n"
                        + CHUNKING_OFFERED + envelope("b") + LAST_CHUNK + behind("c") + behind("d")
                        + "S: 250 ok\n".repeat(11))
                .play(EagernessTest::sendOneAndBurst);
    }

    /** The end has come, and is not seen before the next mails are written. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aConnectionThatDiesAgainAndAgainCostsNoMail(int times) {
        String first = envelope("a") + LAST_CHUNK + TWO + "S: 250 done\n";
        script(CHUNKING_OFFERED + chunkedMailTo("a") + ("S: [reset]\n---\n" + CHUNKING_OFFERED + first).repeat(times))
                .play(play -> {
                    for (int i = 0; i <= times; i++) {
                        sendOne(play);
                    }
                });
    }

    @Test
    void theFirstMailWithBdatIsAnsweredBeforeTheContentOfOthersLeaves() {
        script(CHUNKING_OFFERED.replace("S: 250-mx", "S: [await all]\nS: 250-mx") + envelope("b") + TWO + LAST_CHUNK
                        + "C: RSET\n"
                        + envelope("c") + "S: 250 first\n" + TWO + "S: 250 ok\n" + LAST_CHUNK + behind("d")
                        + "S: 250 ok\n".repeat(5))
                .play(EagernessTest::sendBurst);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aServerThatAnnouncesChunkingAndDoesNotKnowItCostsNoMailOfABurst(int code) {
        String data = Stream.of("c", "d")
                .map(to -> envelope(to) + "C: DATA\nS: 250 before\n" + TWO + "S: 354 go\nC: <content>\nC: .\n")
                .reduce("", String::concat);
        script(CHUNKING_OFFERED.replace("S: 250-mx", "S: [await all]\nS: 250-mx") + envelope("b") + TWO + LAST_CHUNK
                        + "C: RSET\n"
                        + envelope("c") + "S: " + code + " what is BDAT?\nC: [close]\n---\n" + CHUNKING_OFFERED
                        + envelope("b")
                        + "C: DATA\n" + TWO + "S: 354 go\nC: <content>\nC: .\n" + data + "S: 250 done\n")
                .play(EagernessTest::sendBurst);
    }

    @Test
    void whatOneConnectionHasProvenHoldsForTheNext() {
        script(CHUNKING_OFFERED + chunkedMailTo("a") + chunkedMailTo("a") + "C: QUIT\nS: 221 bye\n---\n"
                        + CHUNKING_OFFERED.replace("S: 250-mx", "S: [await both]\nS: 250-mx") + envelope("b")
                        + LAST_CHUNK
                        + behind("c") + "S: 250 ok\n".repeat(7))
                .client(client -> client.pool(Pools.of(1, 2)))
                .play(play -> {
                    sendOne(play);
                    sendOne(play);
                    CompletableFuture<Receipt> first = play.client().send(Mails.to("b"));
                    CompletableFuture<Receipt> second = play.client().send(Mails.to("c"));
                    play.cue("both");

                    assertThat(Play.verdict(first)).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(Play.verdict(second)).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }
}
