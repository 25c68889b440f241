package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
