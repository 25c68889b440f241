package io.postrider.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.internal.session.Phrasing.Point;
import io.postrider.testing.Mails;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal of each command means for the mail and for the connection: RFC 5321 sections 3.3 and 4.2.1. */
class RefusalTest {

    static Stream<Arguments> refusals() {
        return Arrays.stream(Phrasing.values())
                .flatMap(phrasing -> Arrays.stream(Point.values())
                        .filter(phrasing::has)
                        .flatMap(point -> Stream.of("451", "432", "499", "550", "503", "599")
                                // Of a server that has not yet accepted a BDAT this is doubt about BDAT itself.
                                .filter(code -> !phrasing.chunks()
                                        || phrasing == Phrasing.BDAT_EAGER
                                        || point != Point.END
                                        || !code.equals("503"))
                                .map(code -> Arguments.of(phrasing, point, code))));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("refusals")
    void theFirstDigitDecidesAndTheConnectionIsKept(Phrasing phrasing, Point point, String code) {
        boolean open = point != Point.END || phrasing.chunks();
        String script = phrasing.opening()
                + phrasing.refused(point, "S: " + code + " no\n", "S: 503 after you\n")
                + (open ? phrasing.mailAfterReset() : phrasing.mail());

        phrasing.script(script).play(play -> {
            String first = phrasing.send(play);
            String second = play.send(Mails.to("b"));

            assertThat(first).isEqualTo("b " + refusal(point, code));
            assertThat(second).isEqualTo("b ACCEPTED END_OF_DATA 250");
            assertThat(play.client().statistics().connectionsOpened()).isEqualTo(1);
        });
    }

    static Stream<Arguments> points() {
        return Arrays.stream(Phrasing.values())
                .flatMap(phrasing -> Arrays.stream(Point.values())
                        .filter(phrasing::has)
                        // An eager mail is never the first of its connection: turned away, it goes to another one.
                        .filter(point -> phrasing != Phrasing.BDAT_EAGER || point != Point.MAIL)
                        .map(point -> Arguments.of(phrasing, point)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("points")
    void aServerThatSays421DefersTheMailAndIsLeft(Phrasing phrasing, Point point) {
        String script = phrasing.opening()
                + phrasing.broken(point, "S: 421 closing\n")
                + "C: [close]\n---\n"
                + phrasing.hello()
                + phrasing.firstMail();

        phrasing.script(script).play(play -> {
            String first = phrasing.send(play);
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
