package io.postrider.internal.session;

import static io.postrider.testing.Dialogues.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Greeting and EHLO: RFC 5321 sections 3.1, 3.2 and 4.3.2. */
class OpeningTest {

    @ParameterizedTest
    @ValueSource(strings = {"421 closing", "450 not now", "421-busy\nS: 421 later"})
    void aGreetingThatDefersDefersTheMail(String greeting) {
        Script.of("S: " + greeting + "\nC: [close]").play(play -> {
            String verdict = play.send(Mails.to("b"));

            assertThat(verdict).isEqualTo("b DEFERRED GREETING " + greeting.substring(0, 3) + " T");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 no SMTP service here", "521 never", "550-go\nS: 550 away"})
    void aGreetingThatRefusesRejectsTheMailAndIsToldGoodbye(String greeting) {
        String code = greeting.substring(0, 3);
        Script.of("S: " + greeting + "\nC: QUIT\nS: 221 bye").play(play -> {
            String verdict = play.send(Mails.to("b"));

            assertThat(verdict).isEqualTo("b REJECTED GREETING " + code + " P");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"S: 250 ok", "S: 221 bye", "S: 354 go ahead", "S: hello", "S: 120 wait", "S: 220-mx\nS: 221 mx"})
    void aGreetingThatIsNoneIsAFaultOfTheServers(String greeting) {
        Script.of(greeting + "\nC: [close]").play(play -> {
            String verdict = play.send(Mails.to("b"));

            assertThat(verdict).isEqualTo("b NOT_SENT GREETING T");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: [close]",
                "S~ 2\nS: [reset]",
                "S~ 22\nS: [close]",
                "S~ 220 mx\nS: [close]",
                "S~ 220-mx\\r\\n\nS: [close]"
            })
    void aConnectionThatEndsBeforeTheGreetingIsNotSent(String end) {
        Script.of(end).play(play -> {
            String verdict = play.send(Mails.to("b"));

            assertThat(verdict).isEqualTo("b NOT_SENT GREETING T");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504, 550})
    void aServerThatDoesNotKnowEhloIsToldHeloOnTheSameConnection(int code) {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: %d what?
                        C: HELO client.example.com
                        S: 250 mx.example.org
                        """.formatted(code) + MAIL)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void aServerThatKnowsNeitherIsLeft() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 502 what?
                        C: HELO client.example.com
                        S: 502 what?
                        C: QUIT
                        S: 221 bye
                        """).play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b REJECTED EHLO 502 P"));
    }

    @ParameterizedTest
    @CsvSource({"451, DEFERRED EHLO 451 T", "554, REJECTED EHLO 554 P"})
    void aServerThatRefusesUsIsToldGoodbye(int code, String verdict) {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: %d not you
                        C: QUIT
                        S: 221 bye
                        """.formatted(code))
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b " + verdict));
    }

    @Test
    void aServerThatClosesAtEhloIsLeft() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 421 closing
                        C: [close]
                        """).play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b DEFERRED EHLO 421 T"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: 354 go\nC: [close]",
                "S: 250-a\nS: 251 b\nC: [close]",
                "S: ehlo\nC: [close]",
                "S: [close]",
                "S: [reset]"
            })
    void aReplyToEhloThatIsNoneIsAFaultOfTheServers(String fault) {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        """ + fault).play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b NOT_SENT EHLO T"));
    }

    @Test
    void aServerThatHangsUpAtItsOwnGreetingIsNotAskedAgainAndAgain() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S~ 250 mx.example.org\\r\\n421 on second thoughts\\r\\n
                        C: [close]
                        """).play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b DEFERRED COMMAND 421 T"));
    }

    @Test
    void keywordsAreTheSameInAnyCase() {
        Script.of("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250-pipeLINING
                        S: 250-size 1000
                        S: 250 8bitmime
                        C: MAIL FROM:<a@example.com> SIZE=27
                        C: RCPT TO:<b@example.org>
                        C: DATA
                        S: 250 ok
                        S: 250 ok
                        S: 354 go ahead
                        C: <content>
                        C: .
                        S: 250 ok
                        """).play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void repliesWithoutTextAndWithManyLinesAndWithUnknownCodesAreReplies() {
        String hundredLines = "S: 250-keyword\n".repeat(99);
        Script.of("""
                        S: 220
                        C: EHLO client.example.com
                        """ + hundredLines + """
                        S: 250
                        C: MAIL FROM:<a@example.com>
                        S: 299 größer
                        C: RCPT TO:<b@example.org>
                        S: 251
                        C: DATA
                        S: 399
                        C: <content>
                        C: .
                        S: 277-été
                        S: 277
                        """)
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 277"));
    }
}
