package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "ann@example.org                        | ann                 | example.org",
                "<ann@example.org>                      | ann                 | example.org",
                "first.last+tag@example.org             | first.last+tag      | example.org",
                "\"ann example\"@example.org            | ann example         | example.org",
                "\"a\\\"b\\\\c\"@example.org            | a\"b\\c             | example.org",
                "\"a..b\"@example.org                   | a..b                | example.org",
                "<@relay.example,@b.example:a@c.example>| a                   | c.example",
                "ann@[192.0.2.1]                        | ann                 | [192.0.2.1]",
                "ann@[IPv6:2001:db8::192.0.2.1]         | ann                 | [IPv6:2001:db8::192.0.2.1]",
                "ann@[IPv6:1:2:3:4:5:6:7:8]             | ann                 | [IPv6:1:2:3:4:5:6:7:8]",
                "ann@[x400:c=de]                        | ann                 | [x400:c=de]",
                "jürgen@bücher.example                  | jürgen              | bücher.example",
                "用户@例子.广告                          | 用户                | 例子.广告",
                "👍@example.org                         | 👍                  | example.org",
                "ann@under_score.example                | ann                 | under_score.example",
                "ann@-x-.example                        |                     | 5",
                "ann@x-.example                         |                     | 6",
                "ann@example..org                       |                     | 13",
                "ann@example.                           |                     | 13",
                "ann@                                   |                     | 5",
                "ann                                    |                     | 4",
                "@example.org                           |                     | 1",
                "a..b@example.org                       |                     | 3",
                ".ab@example.org                        |                     | 1",
                "ab.@example.org                        |                     | 3",
                "a b@example.org                        |                     | 2",
                "a@b@example.org                        |                     | 4",
                "<ann@example.org                       |                     | 17",
                "\"ann@example.org                      |                     | 17",
                "ann@[192.0.2.256]                      |                     | 6",
                "ann@[192.0.2]                          |                     | 6",
                "ann@[IPv6:1:2:3]                       |                     | 6",
                "ann@[IPv6:1::2::3]                     |                     | 6",
                "ann@[IPv6:1:2:3:4:5:6:7::]             |                     | 6",
                "ann@[192.0.2.1                         |                     | 14",
                "ann@[]                                 |                     | 6",
                "<@relay.example;a@c.example>           |                     | 2",
                "<@relay.example,:a@c.example>          |                     | 17",
                "ann@a／b.example                        |                     | 6",
                "ann@a。b.example                        |                     | 6",
                "ann@a．b.example                        |                     | 6",
                "ann@℀.example                          |                     | 5",
            })
    void anAddressIsReadOrRefusedWithItsPosition(String address, String localPart, String domain) {
        if (localPart == null) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Mailbox.parse(address))
                    .withMessageStartingWith("address '" + address)
                    .withMessageEndingWith(" at position " + domain);
        } else {
            assertThat(Mailbox.parse(address)).isEqualTo(new Mailbox(localPart, domain));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '\t', '\r', '\n', 0x7F, 0x85, 0xA0, 0xAD, 0x1680, 0x2003, 0x200B, 0x200C, 0x200E, 0x2028, 0x2029,
                0x202E, 0x202F, 0x205F, 0x2060, 0x2066, 0x3000, 0x3164, 0xFEFF, 0xFFFE, 0xE0041
            })
    void whatIsNotSeenCannotStandInAnAddress(int character) {
        String c = Character.toString(character);

        for (String address : new String[] {
            "a" + c + "b@example.org", "\"a" + c + "b\"@example.org", "ab@exa" + c + "mple.org", c + "@example.org"
        }) {
            assertThatThrownBy(() -> Mailbox.parse(address))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" at position ");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailbox("a" + c, "example.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailbox("a", c + "example.org"));
    }

    @Test
    void halfOfASurrogatePairCannotStandInAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.parse("a\uD83D@example.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailbox("a", "\uDE00.example"));
    }

    @Test
    void anAddressIsNoLongerThanAPathMayBe() {
        String local = "a".repeat(242);

        assertThat(Mailbox.parse(local + "@example.org").toString()).hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mailbox.parse(local + "a@example.org"))
                .withMessageContaining("255 octets");
    }

    @Test
    void aLocalPartIsQuotedWhereItMustBe() {
        assertThat(new Mailbox("a b", "example.org")).hasToString("\"a b\"@example.org");
        assertThat(new Mailbox("a..b", "example.org")).hasToString("\"a..b\"@example.org");
        assertThat(new Mailbox("a\"\\", "example.org")).hasToString("\"a\\\"\\\\\"@example.org");
        assertThat(new Mailbox("a.b", "example.org")).hasToString("a.b@example.org");
    }

    @Test
    void whateverIsReadIsWrittenAndReadTheSame() {
        SplittableRandom random = new SplittableRandom(20261121);
        String alphabet = "ab.@\"\\<>[]:,; ()-_1é例\u200D\u0000\n😀\uD800IPv6";
        int read = 0;

        for (int i = 0; i < 200_000; i++) {
            String text = text(random, alphabet);
            try {
                Mailbox mailbox = Mailbox.parse(text);
                assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox);
                assertThat(mailbox.toString()).doesNotContain("\n", "\u0000");
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining(" at position ");
                assertThat(e.getMessage()).doesNotContain("\n", "\u0000");
            }
        }
        assertThat(read).as("addresses among the noise").isGreaterThan(1000);
    }

    private static String text(SplittableRandom random, String alphabet) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "a@" : "");
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
