package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.BodyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No input makes a header field of its own, ends the header, or breaks a line: it is refused with its field's name, or encoded. */
class HostileInputTest {

    /** What some reader takes for a line break or for the end of a text. */
    private static final List<String> REFUSED = List.of(
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "\r\n\r\n",
            "\u0000",
            "\u000B",
            "\f",
            "\u001C",
            "\u001D",
            "\u001E",
            "\u0085",
            "\u2028",
            "\u2029",
            "\uD800",
            "\uDC00",
            "\uDC00\uD800",
            "\u001B",
            "\b",
            "\u007F",
            "\u009B");

    /** What turns into a line break or a NUL if characters are cut to octets, or decoded once too often. */
    private static final List<String> ENCODED = List.of(
            "\u010A",
            "\u010D",
            "\u560A\u560D",
            "\u760D\u760A",
            "\u0100",
            "%0D%0A",
            "\\r\\n",
            "=0D=0A",
            "&#10;",
            "\u240D\u240A",
            "=?utf-8?q?=0D=0ABcc:_x@y.example?=",
            "=?utf-8?b?DQpCY2M6IHg=?=",
            "\u200B",
            "\u202E",
            "\uFEFF",
            "\u2424",
            "\uFF1A",
            "\uFF0C",
            "+AAoADQ-",
            "\u00A0");

    private static final String INJECTED = "Bcc: victim@example.com";

    private static final Map<String, BiConsumer<MessageBuilder, String>> FIELDS = fields();

    private static Map<String, BiConsumer<MessageBuilder, String>> fields() {
        Map<String, BiConsumer<MessageBuilder, String>> fields = new LinkedHashMap<>();
        fields.put("Subject", MessageBuilder::subject);
        fields.put("X-Custom", (builder, value) -> builder.header("X-Custom", value));
        fields.put("name of an address", (builder, value) -> builder.to(NamedMailbox.of(value, "b@example.net")));
        fields.put(
                "name of a group",
                (builder, value) -> builder.to(new Group(value, List.of(NamedMailbox.of("", "b@example.net")))));
        fields.put("file name", (builder, value) -> builder.attach(value, new byte[] {1}));
        return fields;
    }

    /** Fields whose grammar has no place for such text at all. */
    private static final Map<String, BiConsumer<MessageBuilder, String>> STRICT = strict();

    private static Map<String, BiConsumer<MessageBuilder, String>> strict() {
        Map<String, BiConsumer<MessageBuilder, String>> fields = new LinkedHashMap<>();
        fields.put("name of a header field", (builder, value) -> builder.header("X" + value, "x"));
        fields.put("Message-ID", MessageBuilder::messageId);
        fields.put("In-Reply-To", MessageBuilder::inReplyTo);
        fields.put("References", MessageBuilder::references);
        fields.put("List-Unsubscribe", (builder, value) -> builder.listUnsubscribe("https://x.example/" + value));
        fields.put("Content-ID", (builder, value) -> builder.inline(value, Attachment.of("x", new byte[1])));
        fields.put(
                "media type",
                (builder, value) -> Attachment.of("x", new byte[1]).type("text/" + value));
        fields.put("calendar method", (builder, value) -> builder.calendar(value, ""));
        fields.put("To", MessageBuilder::to);
        fields.put("reverse-path", MessageBuilder::reversePath);
        return fields;
    }

    @TestFactory
    List<DynamicTest> aLineBreakInWhateverDisguiseIsRefusedByTheNameOfItsField() {
        List<DynamicTest> tests = new ArrayList<>();
        FIELDS.forEach((field, set) -> REFUSED.forEach(hostile -> around(hostile)
                .forEach(value -> tests.add(DynamicTest.dynamicTest(
                        field + " " + escaped(value),
                        () -> assertThatThrownBy(() -> set.accept(Message.builder(), value))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageStartingWith(field)
                                .hasMessageContaining("position ")
                                .satisfies(e -> assertPrintable(e.getMessage())))))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> aFieldOfStrictGrammarRefusesAllOfIt() {
        List<DynamicTest> tests = new ArrayList<>();
        STRICT.forEach((field, set) -> REFUSED.forEach(hostile -> around(hostile)
                .forEach(value -> tests.add(DynamicTest.dynamicTest(
                        field + " " + escaped(value),
                        () -> assertThatThrownBy(() -> set.accept(Message.builder(), value))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining(field)
                                .satisfies(e -> assertPrintable(e.getMessage())))))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> whatOnlyLooksLikeALineBreakIsEncodedAndReadAsItWas() {
        List<DynamicTest> tests = new ArrayList<>();
        FIELDS.forEach((field, set) -> ENCODED.forEach(hostile -> around(hostile)
                .forEach(value -> tests.add(DynamicTest.dynamicTest(field + " " + escaped(value), () -> {
                    MessageBuilder builder =
                            Message.builder().from("a@example.org").text("x");
                    set.accept(builder, value);
                    for (BodyType form : BodyType.values()) {
                        assertHeaderIsWhole(Octet.all(builder.build().content().in(form)));
                    }
                })))));
        return tests;
    }

    private static List<String> around(String hostile) {
        return List.of(
                hostile,
                "a" + hostile,
                hostile + INJECTED,
                "a" + hostile + INJECTED + hostile + hostile + "body",
                "x ".repeat(60) + hostile);
    }

    private static void assertHeaderIsWhole(byte[] octets) throws IOException {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        RawMessage raw = RawMessage.of(octets);
        assertThat(raw.fields())
                .extracting(HeaderField::name)
                .isSubsetOf(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "X-Custom",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding")
                .doesNotHaveDuplicates();
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\u0000");
        assertThat(text).doesNotContain("\r\n" + INJECTED);
    }

    @Test
    void anOverlongValueIsRefusedOrFolded() throws Exception {
        assertThatThrownBy(() -> Message.builder().subject("x".repeat(16_385)))
                .hasMessage("Subject: 16385 characters, where 16384 are allowed");
        assertThatThrownBy(() -> Message.builder().header("X", "x".repeat(1_000_000)))
                .hasMessageStartingWith("X: ");
        assertThatThrownBy(() -> Message.builder().header("X".repeat(77), "x")).hasMessageContaining("77 characters");
        assertThatThrownBy(() -> Message.builder().messageId("<" + "x".repeat(901) + ">"))
                .hasMessageStartingWith("Message-ID: ");

        for (String value :
                new String[] {"x".repeat(16_384), "x ".repeat(8_000) + "x", "ü".repeat(16_384), "\uFFFD".repeat(9000)
                }) {
            String text = Octet.text(Message.builder()
                    .from("a@example.org")
                    .to(NamedMailbox.of(value, "b@example.net"))
                    .subject(value)
                    .header("X-Custom", value)
                    .attach(value, new byte[0])
                    .build()
                    .content());
            assertThat(text.lines()).allMatch(line -> line.length() <= 78);
        }
    }

    @Test
    void aTextPartKeepsEvenWhatHeadersRefuseButHalvesOfPairs() throws Exception {
        String text = "nul \u0000 escape \u001B vertical \u000B next \u0085 separators \u2028\u2029 end, and more text";

        String octets = Octet.text(
                Message.builder().from("a@example.org").text(text).build().content());

        assertThat(octets)
                .contains(
                        "Content-Transfer-Encoding: quoted-printable",
                        "=00",
                        "=1B",
                        "=0B",
                        "=C2=85",
                        "=E2=80=A8=E2=80=A9");
        Function<String, MessageBuilder> withText = half -> Message.builder().text(half);
        assertThatThrownBy(() -> withText.apply("a\uD83D"))
                .hasMessage("text: character U+D83D at position 2 is not allowed");
        assertThatThrownBy(() -> Message.builder().html("ü\uDE00 ?")).hasMessageStartingWith("html: ");
    }

    @Test
    void aBodyCannotEndItsPart() throws Exception {
        Message first =
                Message.builder().from("a@example.org").text("x").html("y").build();
        String boundary = Octet.text(first.content()).replaceAll("(?s).*boundary=\"([^\"]+)\".*", "$1");

        String text = "--" + boundary + "--\r\n";
        String second = Octet.text(Message.builder()
                .from("a@example.org")
                .text(text)
                .html("y")
                .build()
                .content());

        assertThat(boundary).hasSizeGreaterThan(25);
        assertThat(second).containsOnlyOnce(boundary);
    }

    @Test
    void aHeaderFieldOfTheBuildersOwnCannotBeAddedByName() {
        for (String name : List.of(
                "Bcc",
                "BCC",
                "From",
                "to",
                "Subject",
                "Content-Type",
                "content-foo",
                "MIME-Version",
                "Message-ID",
                "Resent-To",
                "Received",
                "Return-Path",
                "Date",
                "List-Unsubscribe")) {
            assertThatThrownBy(() -> Message.builder().header(name, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name + ":");
        }
        for (String name : List.of("", "a b", "a:", "ä", "a\n", "a\u0000")) {
            assertThatThrownBy(() -> Message.builder().header(name, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("name of a header field");
        }
    }

    private static void assertPrintable(String text) {
        assertThat(text.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029))
                .as(escaped(text))
                .isTrue();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .limit(30)
                .forEach(c -> escaped.append(c > ' ' && c < 0x7F ? "" + (char) c : String.format("\\u%04X", c)));
        return escaped.toString();
    }
}
