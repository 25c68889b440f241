package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @ParameterizedTest
    @CsvSource({
        "200, true, false, false, false",
        "299, true, false, false, false",
        "354, false, true, false, false",
        "421, false, false, true, false",
        "500, false, false, false, true",
        "599, false, false, false, true"
    })
    void theFirstDigitDecides(int code, boolean positive, boolean intermediate, boolean notNow, boolean notEver) {
        Reply reply = new Reply(code, List.of(""));

        assertThat(reply.isPositive()).isEqualTo(positive);
        assertThat(reply.isIntermediate()).isEqualTo(intermediate);
        assertThat(reply.isTransient()).isEqualTo(notNow);
        assertThat(reply.isPermanent()).isEqualTo(notEver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1.1 no such user", "5.1.1", "5.999.999 x", "2.0.0 Ok", "4.7.1 later"})
    void anEnhancedCodeStandsAtTheHeadOfTheText(String text) {
        assertThat(new Reply(550, List.of(text)).enhancedCode())
                .map(EnhancedCode::toString)
                .contains(text.split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no such user",
                "5.1",
                "5.1.",
                "5..1 x",
                "3.1.1 x",
                "5.1.1x",
                "5.1234.1 x",
                "x 5.1.1",
                "55.1.1 x"
            })
    void whatIsNoEnhancedCodeIsText(String text) {
        Reply reply = new Reply(550, List.of(text));

        assertThat(reply.enhancedCode()).isEmpty();
        assertThat(reply.text()).isEqualTo(text);
    }

    @Test
    void theTextOfManyLinesIsOne() {
        Reply reply = new Reply(550, List.of("5.7.1 Not wanted:", "5.7.1 see", "", "https://example.org/why"));

        assertThat(reply.text()).isEqualTo("Not wanted: see https://example.org/why");
        assertThat(reply).hasToString("550 5.7.1 Not wanted: see https://example.org/why");
    }

    /** The escape that clears a terminal, the override that turns a line around, a line break of Unicode's. */
    @Test
    void nothingInAReplyDisturbsATerminalOrALog() {
        Reply reply = new Reply(550, List.of("5.1.1 a\u001B[2Jb\u202Ec\u2028d\u0085e\tf"));

        assertThat(reply.text()).isEqualTo("a\\x1B[2Jb\\u202Ec\\u2028d\\x85e\\x09f");
        assertThat(reply).hasToString("550 5.1.1 a\\x1B[2Jb\\u202Ec\\u2028d\\x85e\\x09f");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 150, 199, 600})
    void aCodeThatIsNoneIsRefused(int code) {
        assertThatThrownBy(() -> new Reply(code, List.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
