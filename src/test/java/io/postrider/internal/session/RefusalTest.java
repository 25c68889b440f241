package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.internal.session.Mode.Point;
import io.postrider.testing.Mails;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal of each command means for the mail and for the connection: RFC 5321 sections 3.3 and 4.2.1. */
class RefusalTest {

    static Stream<Arguments> refusals() {
        return Arrays.stream(Mode.values())
                .flatMap(mode -> Arrays.stream(Point.values())
                        .filter(mode::has)
                        .flatMap(point -> Stream.of("451", "432", "499", "550", "503", "599")
                                // Of a server that has not yet accepted a BDAT this is doubt about BDAT itself.
                                .filter(code -> !mode.chunks()
                                        || mode == Mode.BDAT_EAGER
                                        || point != Point.END
                                        || !code.equals("503"))
                                .map(code -> Arguments.of(mode, point, code))));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("refusals")
    void theFirstDigitDecidesAndTheConnectionIsKept(Mode mode, Point point, String code) {
        boolean open = point != Point.END || mode.chunks();
        String script = mode.opening()
                + mode.refused(point, "S: " + code + " no\n", "S: 503 after you\n")
                + (open ? mode.mailAfterReset() : mode.mail());

        mode.script(script).play(play -> {
            String first = mode.send(play);
            String second = play.send(Mails.to("b"));

            assertThat(first).isEqualTo("b " + refusal(point, code));
            assertThat(second).isEqualTo("b ACCEPTED END_OF_DATA 250");
            assertThat(play.client().statistics().connectionsOpened()).isEqualTo(1);
        });
    }

    static Stream<Arguments> points() {
        return Arrays.stream(Mode.values())
                .flatMap(mode -> Arrays.stream(Point.values())
                        .filter(mode::has)
                        // An eager mail is never the first of its connection: turned away, it goes to another one.
                        .filter(point -> mode != Mode.BDAT_EAGER || point != Point.MAIL)
                        .map(point -> Arguments.of(mode, point)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("points")
    void aServerThatSays421DefersTheMailAndIsLeft(Mode mode, Point point) {
        String script = mode.opening()
                + mode.broken(point, "S: 421 closing\n")
                + "C: [close]\n---\n"
                + mode.hello()
                + mode.firstMail();

        mode.script(script).play(play -> {
            String first = mode.send(play);
            String second = play.send(Mails.to("b"));

            assertThat(first).isEqualTo("b " + refusal(point, "421"));
            assertThat(second).isEqualTo("b ACCEPTED END_OF_DATA 250");
        });
    }

    private static String refusal(Point point, String code) {
        String stage = point == Point.END ? "END_OF_DATA" : point.name();
        return (code.startsWith("4") ? "DEFERRED " : "REJECTED ")
                + stage
                + " "
                + code
                + (code.startsWith("4") ? " T" : " P");
    }
}
