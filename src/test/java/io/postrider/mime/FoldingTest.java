package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    private static MessageBuilder message() {
        return Message.builder().from("ann@example.org");
    }

    @Test
    void aLineWithAnEncodedWordHasAtMost76Octets() throws IOException {
        String words = "";
        for (int i = 0; i < 90; i++) {
            words += i % 7 == 0 ? " x" : "x";
            assertEncodedLinesAreShort(message().subject("Grüße " + words.strip() + " ok"));
            assertEncodedLinesAreShort(message().to(NamedMailbox.of("Jörg " + words.strip(), "b@example.org")));
            assertEncodedLinesAreShort(message().to(NamedMailbox.of("Jörg", "b" + i + "@" + name(i) + ".example")));
            assertEncodedLinesAreShort(
                    message().to(new Group("Jörg " + words.strip(), List.of())).to("c@example.org"));
            assertEncodedLinesAreShort(message().to(new Group("ü".repeat(i + 1), List.of())));
        }
    }

    private static String name(int length) {
        return "n".repeat(Math.max(1, Math.min(63, length)));
    }

    private static void assertEncodedLinesAreShort(MessageBuilder message) throws IOException {
        assertThat(Octet.text(message.build().content()).lines().filter(line -> line.contains("=?UTF-8?")))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 76);
    }

    @Test
    void theEndOfAGroupIsFoldedWithItsLastMember() throws IOException {
        for (int i = 1; i < 64; i++) {
            String text = Octet.text(message()
                    .cc("Readers: carl@" + name(i) + ".example, dora@example.org;, emil@example.org")
                    .build()
                    .content());

            assertThat(text.lines()).allMatch(line -> line.length() <= 78);
            assertThat(text.replace("\r\n ", " "))
                    .contains("Cc: Readers: carl@" + name(i) + ".example, dora@example.org;, emil@example.org\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 60, 76})
    void aNameBesideWhichNoEncodedWordFitsIsNotLeftAloneOnItsLine(int length) throws IOException {
        String name = "X-" + "n".repeat(length - 2);

        for (String value : List.of("Grüße", "two  spaces", "=?x", "x".repeat(901))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> message().header(name, value))
                    .withMessageStartingWith(name + ": ");
        }
        assertThat(Octet.text(
                        message().header(name, "plain, then Grüße").build().content()))
                .contains(name + ": plain,")
                .containsPattern("plain,\\s+then\\s+=\\?UTF-8\\?");
    }

    @Test
    void theLongestNameLeavesRoomForAnyCharacter() throws IOException {
        String name = "X-" + "n".repeat(48);

        for (String value : List.of("Grüße", "日本語", "😀", "two  spaces")) {
            assertThat(Octet.text(message().header(name, value).build().content()))
                    .contains(name + ": =?UTF-8?");
        }
    }
}
