package io.postrider.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonLineTest {

    @Test
    void membersStandInTheOrderOfTheCalls() {
        JsonLine line = new JsonLine()
                .text("mail", "a.eml")
                .text("queueId", Optional.empty())
                .number("millis", 12)
                .number("code", OptionalInt.empty())
                .texts("lines", List.of("a", "b"))
                .objects("recipients", List.of(new JsonLine().text("address", "b@example.org"), new JsonLine()));

        assertThat(line)
                .hasToString("{\"mail\":\"a.eml\",\"queueId\":null,\"millis\":12,\"code\":null,\"lines\":[\"a\",\"b\"],"
                        + "\"recipients\":[{\"address\":\"b@example.org\"},{}]}");
    }

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(string("a\"b\\c")).isEqualTo("a\\\"b\\\\c");
    }

    @Test
    void noControlCharacterAndNoLineSeparatorIsWrittenAsItIs() {
        for (int c = 0; c < 0xA0; c++) {
            if (Character.isISOControl(c)) {
                assertThat(string("x" + (char) c + "y")).as("U+%04X", c).matches("x\\\\(u00[0-9a-f]{2}|[nrt])y");
            }
        }
        assertThat(string("\u2028\u2029\u0001")).isEqualTo("\\u2028\\u2029\\u0001");
        assertThat(string("\n\r\t")).isEqualTo("\\n\\r\\t");
    }

    @Test
    void aWholeSurrogatePairIsWrittenAsItIsAndAHalfOneIsEscaped() {
        assertThat(string("😀")).isEqualTo("😀");
        assertThat(string("\uD83D")).isEqualTo("\\ud83d");
        assertThat(string("a\uDE00b")).isEqualTo("a\\ude00b");
        assertThat(string("\uDE00\uD83D")).isEqualTo("\\ude00\\ud83d");
        assertThat(string("\uD83D\uD83D\uDE00")).isEqualTo("\\ud83d😀");
        assertThat(string("\uD83D\uDE00\uDE00")).isEqualTo("😀\\ude00");
    }

    @Test
    void whateverComesInGoesOutAsUtf8ThatReadsBackTheSame() {
        StringBuilder everything = new StringBuilder();
        for (int c = 0; c <= 0xFFFF; c++) {
            everything.append((char) c).append(' ');
        }

        String line = new JsonLine().text("all", everything.toString()).toString();

        assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(line);
        assertThat(line).doesNotContain("\n", "\r");
    }

    private static String string(String text) {
        String line = new JsonLine().text("t", text).toString();
        return line.substring("{\"t\":\"".length(), line.length() - "\"}".length());
    }
}
