package io.postrider.internal.session;

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

/** One mail behind the other on one connection, before the first is answered: RFC 2920 section 3.1. */
class WindowTest {

    private static final String DATA = """
            S: 220 mx.example.org
            C: EHLO client.example.com
            S: [await all]
            S: 250-mx.example.org
            S: 250 PIPELINING
            """;

    private static final String BDAT = """
            S: 220 mx.example.org
            C: EHLO client.example.com
            S: [await all]
            S: 250-mx.example.org
            S: 250-CHUNKING
            S: 250 PIPELINING
            """;

    private static String group(String recipient) {
        return "C: MAIL FROM:<a@example.com>\nC: RCPT TO:<" + recipient + "@example.org>\nC: DATA\n";
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
        script(DATA + group("b") + """
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        """ + group("c") + """
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
        script(DATA + group("b") + """
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        """ + group("c") + end + "---\n" + DATA.replace("S: [await all]\n", "") + whole(end))
                .play(play -> assertThat(sendAll(play, "b", "c"))
                        .containsExactly("b IN_DOUBT END_OF_DATA D", "c ACCEPTED END_OF_DATA 250"));
    }

    // After a broken protocol the next connection says one command at a time.
    private static String whole(String end) {
        boolean broken = end.contains("354") || end.contains("huh");
        return broken ? """
                C: MAIL FROM:<a@example.com>
                S: 250 ok
                C: RCPT TO:<c@example.org>
                S: 250 ok
                C: DATA
                S: 354 go ahead
                C: <content>
                C: .
                S: 250 ok
                """ : group("c") + "S: 250 ok\nS: 250 ok\nS: 354 go ahead\nC: <content>\nC: .\nS: 250 ok\n";
    }

    @Test
    void aServerThatLeavesBehindItsFinalReplyDecidesThatMailAlone() {
        script(DATA + group("b") + """
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        """ + group("c") + """
                        S: 250 first
                        S: 421 enough for today
                        C: [close]
                        ---
                        """ + DATA.replace("S: [await all]\n", "") + whole(""))
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
        String envelope = "C: MAIL FROM:<a@example.com>\nC: RCPT TO:<%s@example.org>\n";
        boolean broken = end.contains("C: [close]");
        script(BDAT + envelope.formatted("b") + "S: 250 ok\nS: 250 ok\nC: BDAT 27 LAST\nC: <content>\nC: RSET\n"
                        + envelope.formatted("c") + end + "---\n" + BDAT.replace("S: [await all]\n", "")
                        + (broken
                                ? envelope.formatted("c").replace("\n", "\nS: 250 ok\n")
                                : envelope.formatted("c") + "S: 250 ok\nS: 250 ok\n")
                        + "C: BDAT 27 LAST\nC: <content>\nS: 250 done\n")
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

    /** A server that has accepted a mail with BDAT, and says something to the next one: those behind it are eager. */
    private static final String WARM = BDAT.replace("S: [await all]\n", "") + """
            C: MAIL FROM:<a@example.com>
            C: RCPT TO:<warm@example.org>
            S: 250 ok
            S: 250 ok
            C: BDAT 27 LAST
            C: <content>
            S: 250 done
            C: MAIL FROM:<a@example.com>
            C: RCPT TO:<warm@example.org>
            S: [await all]
            S: 250 ok
            S: 250 ok
            C: BDAT 27 LAST
            C: <content>
            """;

    private static List<String> sendWarm(Play play, String... recipients) {
        assertThat(play.send(Mails.to("warm"))).isEqualTo("warm ACCEPTED END_OF_DATA 250");
        CompletableFuture<Receipt> second = play.client().send(Mails.to("warm"));

        List<String> verdicts = sendAll(play, recipients);

        assertThat(Play.verdict(second)).isEqualTo("warm ACCEPTED END_OF_DATA 250");
        return verdicts;
    }

    private static String eagerMails(String... recipients) {
        StringBuilder text = new StringBuilder();
        for (String recipient : recipients) {
            text.append("C: RSET\nC: MAIL FROM:<a@example.com>\nC: RCPT TO:<")
                    .append(recipient)
                    .append("@example.org>\nC: BDAT 27 LAST\nC: <content>\n");
        }
        return text.toString();
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
        String opening = DATA.replace("S: [await all]\n", "");
        script(opening
                        + group("b")
                        + "S: 550 no\nS: 503 no\nS: 503 no\nC: RSET\n"
                        + group("c")
                        + "S: 500 what?\nC: [close]\n---\n"
                        + opening
                        + whole(""))
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED MAIL 550 P");
                    assertThat(play.send(Mails.to("c"))).isEqualTo("c ACCEPTED END_OF_DATA 250");
                });
    }
}
