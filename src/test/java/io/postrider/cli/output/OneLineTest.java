package io.postrider.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void aTextWithoutControlsStaysAsItIs() {
        assertThat(OneLine.of("Grüße an 山田 😀 <b@example.org>")).isEqualTo("Grüße an 山田 😀 <b@example.org>");
    }

    @Test
    void nothingThatATerminalObeysIsLeft() {
        assertThat(OneLine.of("a\r\nb\tc\u001B[31md\u0085\u2028\uD800"))
                .isEqualTo("a\\r\\nb\\tc\\u001b[31md\\u0085\\u2028\\ud800");
    }

    @Test
    void thePasswordOfAUriIsNotShown() {
        assertThat(OneLine.of("Unmatched argument: 'smtp://alice:s3cret@127.0.0.1:25?tls=none'"))
                .isEqualTo("Unmatched argument: 'smtp://alice:***@127.0.0.1:25?tls=none'");
        assertThat(OneLine.of("smtp://alice:s3@cr/et@host")).isEqualTo("smtp://alice:***@host");
        assertThat(OneLine.of("smtp://:s3cret@host")).isEqualTo("smtp://:***@host");
    }

    @Test
    void aPortIsNoPassword() {
        assertThat(OneLine.of("smtp://127.0.0.1:2525 refused <b@example.org>"))
                .isEqualTo("smtp://127.0.0.1:2525 refused <b@example.org>");
        assertThat(OneLine.of("see https://example.org/a:b?c=d@e")).isEqualTo("see https://example.org/a:b?c=d@e");
    }
}
