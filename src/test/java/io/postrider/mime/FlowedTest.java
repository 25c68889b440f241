package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowedTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "word word word word word word word word word word word word word word abc "})
    void aSoftBreakLeavesNoLineThatWouldBeASignature(String before) {
        String line = before + "-- " + "x".repeat(90) + " tail";

        String flowed = Flowed.of(line + "\nnext");

        assertThat(flowed.lines()).doesNotContain("-- ").last().isEqualTo("next");
        assertThat(flowed.replace(" \r\n", " ")).isEqualTo(line + "\r\nnext");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- ", "--", "-- Ann"})
    void whatIsNoSoftBreakStaysAsItIs(String line) {
        assertThat(Flowed.of("text\n" + line + "\nAnn")).isEqualTo("text\r\n" + line + "\r\nAnn");
    }
}
