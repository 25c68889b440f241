package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalLinesTest {

    static String[][] cases() {
        return new String[][] {
            {"", ""},
            {"a", "a\r\n"},
            {"a\r\n", "a\r\n"},
            {"a\n", "a\r\n"},
            {"a\r", "a\r\n"},
            {"a\n\nb\r\rc\r\n\r\n", "a\r\n\r\nb\r\n\r\nc\r\n\r\n"},
            {"\n.\n", "\r\n.\r\n"},
            {"a\r\r\nb", "a\r\n\r\nb\r\n"},
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLineEndsWithCrLf(String given, String expected) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (CanonicalLines lines = new CanonicalLines(out)) {
            lines.write(given.getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected);
    }
}
