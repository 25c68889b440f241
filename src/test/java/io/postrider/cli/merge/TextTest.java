package io.postrider.cli.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.cli.input.BadInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final Columns COLUMNS = new Columns(Path.of("r.csv"), List.of("email", "name", "length"));
    private static final Row ROW =
            new Row(1, 2, COLUMNS, List.of("a@example.org", "Ann <&> \"Co\"", ""), Quoting.SOUND);

    @Test
    void aFieldIsEscapedInHtmlAlone() {
        assertThat(merge("Dear {{name}},", Text.Escaping.NONE)).isEqualTo("Dear Ann <&> \"Co\",");
        assertThat(merge("Dear {{name}},", Text.Escaping.HTML)).isEqualTo("Dear Ann &lt;&amp;&gt; &quot;Co&quot;,");
        assertThat(merge("Dear {{{name}}},", Text.Escaping.HTML)).isEqualTo("Dear Ann <&> \"Co\",");
    }

    @Test
    void aSectionStandsWhereItsFieldIsNotEmpty() {
        assertThat(merge("{{#length}}long{{/length}}{{^length}}short{{/length}}", Text.Escaping.NONE))
                .isEqualTo("short");
        assertThat(merge("{{#name}}{{.}} {{email}}{{/name}}", Text.Escaping.NONE))
                .isEqualTo("Ann <&> \"Co\" a@example.org");
    }

    @Test
    void aColumnIsNeverTakenForAMethodOfAString() {
        assertThat(merge("{{#name}}[{{length}}]{{/name}}", Text.Escaping.NONE)).isEqualTo("[]");
    }

    @Test
    void theFormForUrlsIsAField() {
        assertThat(merge("https://example.org/?u={{email.url}}", Text.Escaping.NONE))
                .isEqualTo("https://example.org/?u=a%40example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{nmae}}",
                "{{#nmae}}{{/nmae}}",
                "{{^nmae}}{{/nmae}}",
                "{{#name}}{{nmae}}{{/name}}",
                "{{{nmae}}}"
            })
    void anUnknownFieldIsNamed(String source) {
        Text text = Text.compile("news.txt", source, Text.Escaping.NONE);

        assertThatThrownBy(() -> text.check(COLUMNS))
                .isInstanceOf(BadInput.class)
                .hasMessage("news.txt: unknown field {{nmae}}; the columns are email, name, length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#name}}", "{{/name}}", "{{#name}}{{/email}}"})
    void aBrokenTemplateIsRefused(String source) {
        assertThatThrownBy(() -> Text.compile("news.txt", source, Text.Escaping.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("news.txt: ");
    }

    @Test
    void aFieldThatIsNotClosedIsRefused() {
        Text text = Text.compile("news.txt", "Dear {{name},", Text.Escaping.NONE);

        assertThatThrownBy(() -> text.check(COLUMNS))
                .isInstanceOf(BadInput.class)
                .hasMessage("news.txt: '{{' is not followed by '}}'");
    }

    @Test
    void aTemplateIncludesNoOtherFile() {
        Text text = Text.compile("news.txt", "{{>/etc/passwd}}", Text.Escaping.NONE);

        assertThatThrownBy(() -> text.check(COLUMNS)).isInstanceOf(BadInput.class);
    }

    private static String merge(String source, Text.Escaping escaping) {
        Text text = Text.compile("test", source, escaping);
        text.check(COLUMNS);
        return text.in(ROW);
    }
}
