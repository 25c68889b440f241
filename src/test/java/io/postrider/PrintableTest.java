package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @Test
    void eachCharacterIsShownByItsNumber() {
        assertThat(Printable.of("a\u001B[2J\u0000\u009B1m\u202Eb\u2028c\tü€😀"))
                .isEqualTo("a\\x1B[2J\\x00\\x9B1m\\u202Eb\\u2028c\\x09ü€😀");
    }

    /** The tags of Unicode are of no width; half of a pair is no character. */
    @Test
    void whatIsBeyondTheFirstPlaneIsLookedAtAsAWhole() {
        assertThat(Printable.of("😀\uDB40\uDC41😀")).isEqualTo("😀\\uDB40\\uDC41😀");
        assertThat(Printable.of("a\uD83Db\uDE00")).isEqualTo("a\\uD83Db\\uDE00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "550 5.1.1 no such user", "Grüße \\x1B"})
    void whatIsHarmlessStaysAsItIs(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
    }
}
