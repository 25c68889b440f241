package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.CHUNKING_OFFERED;
import static io.postrider.testing.Dialogues.GRANTED;
import static io.postrider.testing.Dialogues.LAST_CHUNK;
import static io.postrider.testing.Dialogues.PIPELINING_OFFERED;
import static io.postrider.testing.Dialogues.envelope;
import static io.postrider.testing.Dialogues.group;
import static io.postrider.testing.Dialogues.groupedMailTo;
import static io.postrider.testing.Dialogues.mailTo;
import static io.postrider.testing.Dialogues.warm;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Pipelining;
import io.postrider.Receipt;
import io.postrider.testing.Mails;
import io.postrider.testing.Play;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mail behind the other on one connection, before the first is answered: RFC 2920 section 3.1. */
class WindowTest {

    private static final String DATA = untilAll(PIPELINING_OFFERED);
    private static final String BDAT = untilAll(CHUNKING_OFFERED);
    private static final String WARM = CHUNKING_OFFERED + warm("all");

    private static String untilAll(String opening) {
        return opening.replace("S: 250-mx", "S: [await all]\nS: 250-mx");
    }

    private static Script script(String text) {
        return Script.of(text).client(client -> client.pool(Pools.of(1)));
    }

    private static Script eager(String text) {
        return script(text).client(client -> client.session(options -> Sessions.pipelining(options, Pipelining.EAGER)));
    }

    private static List<String> sendAll(Play play, String... recipients) {
        List<CompletableFuture<Receipt>> sent = Stream.of(recipients)
                .map(recipient -> play.client().send(Mails.to(recipient)))
                .toList();
        play.cue("all");
        return sent.stream().map(Play::verdict).toList();
    }

    @Test
    void theNextEnvelopeLeavesWithTheContent() {
        script(DATA + group("b") + GRANTED + group("c") + """
                        S: 250 first
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        """ + group("d") + """
                        S: 250 second
                        S: 550 no
                        S: 503 no
                        S: 503 no
                        """)
                .play(play -> assertThat(sendAll(play, "b", "c", "d"))
                        .containsExactly(
                                "b ACCEPTED END_OF_DATA 250", "c ACCEPTED END_OF_DATA 250", "d REJECTED MAIL 550 P"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n", "S: 354 what\nC: [close]\n", "S: huh\nC: [close]\n"})
    void onlyTheMailWhoseEndWasWrittenIsInDoubtAndTheOtherGoesOn(String end) {
        script(DATA + group("b") + GRANTED + group("c") + end + "---\n" + PIPELINING_OFFERED + whole(end))
                .play(play -> assertThat(sendAll(play, "b", "c"))
                        .containsExactly("b IN_DOUBT END_OF_DATA D", "c ACCEPTED END_OF_DATA 250"));
    }

    // After a broken protocol the next connection says one command at a time.
    private static String whole(String end) {
        boolean broken = end.contains("354") || end.contains("huh");
        return broken ? mailTo("c") : groupedMailTo("c");
    }

    @Test
    void aServerThatLeavesBehindItsFinalReplyDecidesThatMailAlone() {
        script(DATA + group("b") + GRANTED + group("c") + """
                        S: 250 first
                        S: 421 enough for today
                        C: [close]
                        ---
                        """ + PIPELINING_OFFERED + whole(""))
                .play(play -> assertThat(sendAll(play, "b", "c"))
                        .containsExactly("b ACCEPTED END_OF_DATA 250", "c ACCEPTED END_OF_DATA 250"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: [close]\n",
                "S: [reset]\n",
                "S: 354 what\nC: [close]\n",
                "S: huh\nC: [close]\n",
                "S~ 250 half\nS: [close]\n",
                "S~ 250-one\\r\\n251 two\\r\\n\nC: [close]\n"
            })
    void withBdatTooOnlyTheMailWhoseEndWasWrittenIsInDoubt(String end) {
        boolean broken = end.contains("C: [close]");
        script(BDAT + envelope("b") + "S: 250 ok\nS: 250 ok\n" + LAST_CHUNK + "C: RSET\n"
                        + envelope("c") + end + "---\n" + CHUNKING_OFFERED
                        + (broken
                                ? envelope("c").replace("\n", "\nS: 250 ok\n")
                                : envelope("c") + "S: 250 ok\nS: 250 ok\n")
                        + LAST_CHUNK + "S: 250 done\n")
                .play(play -> assertThat(sendAll(play, "b", "c"))
                        .containsExactly("b IN_DOUBT END_OF_DATA D", "c ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void withBdatARefusedMailIsResetWithinTheNextGroup() {
        script(BDAT + """
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<b@example.org>
                        S: 250 ok
                        S: 250 ok
                        C: BDAT 27 LAST
                        C: <content>
                        C: RSET
                        C: MAIL FROM:<a@example.com>
                        C: RCPT TO:<c@example.org>
                        S: 550 not that
                        S: 250 ok
                        S: 250 ok
                        S: 250 ok
                        C: BDAT 27 LAST
                        C: <content>
                        S: 250 second
                        """)
                .play(play -> assertThat(sendAll(play, "b", "c"))
                        .containsExactly("b REJECTED END_OF_DATA 550 P", "c ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void eagerMailsLeaveAllAtOnce() {
        eager(WARM + eagerMails("b", "c", "d") + "S: 250 warm\n" + "S: 250 ok\n".repeat(12))
                .play(play -> assertThat(sendWarm(play, "b", "c", "d"))
                        .containsExactly(
                                "b ACCEPTED END_OF_DATA 250",
                                "c ACCEPTED END_OF_DATA 250",
                                "d ACCEPTED END_OF_DATA 250"));
    }

    private static List<String> sendWarm(Play play, String... recipients) {
        assertThat(play.send(Mails.to("warm"))).isEqualTo("warm ACCEPTED END_OF_DATA 250");
        CompletableFuture<Receipt> second = play.client().send(Mails.to("warm"));

        List<String> verdicts = sendAll(play, recipients);

        assertThat(Play.verdict(second)).isEqualTo("warm ACCEPTED END_OF_DATA 250");
        return verdicts;
    }

    private static String eagerMails(String... recipients) {
        return Stream.of(recipients)
                .map(recipient -> "C: RSET\n" + envelope(recipient) + LAST_CHUNK)
                .collect(Collectors.joining());
    }

    @Test
    void aRefusedEagerMailDoesNotSpoilTheNext() {
        eager(WARM + eagerMails("b", "c", "d") + """
                        S: 250 warm
                        S: 250 reset
                        S: 250 ok
                        S: 550 unknown
                        S: 503 no recipients
                        S: 250 reset
                        S: 250 ok
                        S: 250 ok
                        S: 452 full
                        S: 250 reset
                        S: 250 ok
                        S: 250 ok
                        S: 250 third
                        """)
                .play(play -> assertThat(sendWarm(play, "b", "c", "d"))
                        .containsExactly(
                                "b REJECTED RCPT 550 P", "c DEFERRED END_OF_DATA 452 T", "d ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void ofEagerMailsAllWhoseEndWasWrittenAreInDoubt() {
        eager(WARM
                        + eagerMails("b", "c")
                        + "S: 250 warm\nS: 250 reset\nS: 250 ok\nS: 250 ok\nS: 250 done\nS: 250 reset\nS: [close]\n")
                .play(play -> assertThat(sendWarm(play, "b", "c"))
                        .containsExactly("b ACCEPTED END_OF_DATA 250", "c IN_DOUBT END_OF_DATA D"));
    }

    @Test
    void aRefusedResetEndsTheConnectionAndTheMailGoesOn() {
        script(PIPELINING_OFFERED
                        + group("b")
                        + "S: 550 no\nS: 503 no\nS: 503 no\nC: RSET\n"
                        + group("c")
                        + "S: 500 what?\nC: [close]\n---\n"
                        + PIPELINING_OFFERED
                        + whole(""))
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED MAIL 550 P");
                    assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }
}
