package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.internal.session.Phrasing.Point;
import io.postrider.testing.Script;
import io.postrider.testing.Sessions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is no reply, or none that was due: before the end of the content the mail is certainly not accepted, after it nobody knows; and
 * the connection is of no more use.
 */
class BrokenReplyTest {

    private enum Break {
        NO_CODE("S: hello\nC: [close]\n"),
        FIRST_DIGIT_ONE("S: 150 wait\nC: [close]\n"),
        FIRST_DIGIT_SIX("S: 650 what\nC: [close]\n"),
        NO_SEPARATOR("S: 250ok\nC: [close]\n"),
        TWO_CODES("S: 250-one\nS: 251 two\nC: [close]\n"),
        TWO_CODES_OF_ONE_CLASS_LESS("S: 550-no\nS: 250 yes\nC: [close]\n"),
        LINE_TOO_LONG("S~ 250 " + "x".repeat(4096) + "\\r\\n\nC: [close]\n"),
        LINE_WITHOUT_END("S~ 250 " + "x".repeat(10_000) + "\nC: [close]\n"),
        TOO_MANY_LINES("S~ " + "250-x\\r\\n".repeat(256) + "250 x\\r\\n\nC: [close]\n"),
        TOO_MANY_OCTETS("S~ " + ("250-" + "x".repeat(4000) + "\\r\\n").repeat(17) + "250 x\\r\\n\nC: [close]\n"),
        END("S: [close]\n"),
        RESET("S: [reset]\n"),
        HALF_A_CODE("S~ 25\nS: [close]\n"),
        HALF_A_LINE("S~ 250 ok\nS: [close]\n"),
        HALF_A_LINE_AND_CR("S~ 250 ok\\r\nS: [close]\n"),
        HALF_A_REPLY("S~ 250-ok\\r\\n\nS: [close]\n"),
        HALF_A_REPLY_AND_RESET("S~ 250-ok\\r\\n\nS: [reset]\n"),
        SILENCE("C: [close]\n"),
        SILENCE_BEHIND_HALF("S~ 250-o\nC: [close]\n"),
        DRIP("S: [drip 20 ms] 250-" + "drip".repeat(200) + "\nC: [close]\n");

        private final String text;

        Break(String text) {
            this.text = text;
        }

        boolean takesTime() {
            return this == SILENCE || this == SILENCE_BEHIND_HALF || this == DRIP;
        }
    }

    // What takes time differs from silence in nothing but how a reply is read, and that is the same in every phrasing.
    static Stream<Arguments> breaks() {
        return Arrays.stream(Phrasing.values())
                .flatMap(phrasing -> Arrays.stream(Point.values())
                        .filter(phrasing::has)
                        .flatMap(point -> Arrays.stream(Break.values())
                                .filter(how ->
                                        !how.takesTime() || how == Break.SILENCE || phrasing == Phrasing.DATA_GROUPED)
                                .map(how -> Arguments.of(phrasing, point, how))));
    }

    @ParameterizedTest(name = "{0}: {2} to {1}")
    @MethodSource("breaks")
    void aReplyThatIsNoneEndsTheConnection(Phrasing phrasing, Point point, Break how) {
        Script script = phrasing.script(phrasing.opening() + phrasing.broken(point, how.text));

        within(how.takesTime() ? stage(point) : null, script).play(play -> {
            String verdict = phrasing.send(play);

            assertThat(verdict)
                    .isEqualTo(
                            phrasing.isCommittedAt(point) ? "b IN_DOUBT END_OF_DATA D" : "b NOT_SENT " + point + " T");
            assertThat(play.client().statistics().connectionsOpened()).isEqualTo(1);
        });
    }

    private static Script within(Stage stage, Script script) {
        return stage == null
                ? script
                : script.client(
                        client -> client.session(options -> Sessions.timeout(options, stage, Duration.ofMillis(250))));
    }

    private static Stage stage(Point point) {
        return point == Point.END ? Stage.END_OF_DATA : Stage.valueOf(point.name());
    }

    static Stream<Arguments> wrongClasses() {
        return Arrays.stream(Phrasing.values())
                .flatMap(phrasing -> Stream.of(
                                Arguments.of(phrasing, Point.MAIL, "354"),
                                Arguments.of(phrasing, Point.RCPT, "354"),
                                Arguments.of(phrasing, Point.DATA, "250"),
                                Arguments.of(phrasing, Point.END, "354"))
                        .filter(arguments -> phrasing.has((Point) arguments.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {2} to {1}")
    @MethodSource("wrongClasses")
    void aReplyOfTheWrongClassEndsTheConnection(Phrasing phrasing, Point point, String code) {
        phrasing.script(phrasing.opening() + phrasing.broken(point, "S: " + code + " what\nC: [close]\n"))
                .play(play -> {
                    String verdict = phrasing.send(play);

                    assertThat(verdict)
                            .isEqualTo(
                                    phrasing.isCommittedAt(point)
                                            ? "b IN_DOUBT END_OF_DATA D"
                                            : "b NOT_SENT " + point + " T");
                });
    }
}
