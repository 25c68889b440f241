package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.postrider.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "ann@example.org                                   | ``              | ann@example.org",
                "<ann@example.org>                                 | ``              | ann@example.org",
                "Ann Example <ann@example.org>                     | Ann Example     | ann@example.org",
                "\"Example, Ann\" <ann@example.org>                | Example, Ann    | ann@example.org",
                "\"a \\\"b\\\" \\\\c\" <ann@example.org>           | a \"b\" \\c     | ann@example.org",
                "John Q. Public <ann@example.org>                  | John Q. Public  | ann@example.org",
                "Jürgen <ann@example.org>                          | Jürgen          | ann@example.org",
                "Ann<ann@example.org>                              | Ann             | ann@example.org",
                "Ann \"the\" Example <ann@example.org>             | Ann the Example | ann@example.org",
                "Pete(A nice \\) chap) <pete(his (own) account)@silly.test(his host)> | Pete | pete@silly.test",
                "(c)ann(c)@(c)example(c).(c)org(c)                 | ``              | ann@example.org",
                "ann . b @ example . org                           | ``              | ann.b@example.org",
                "\"joe\" . \"x y\"@example.org                     | ``              | \"joe.x y\"@example.org",
                "Ann <@a.example,@b.example:ann@example.org>       | Ann             | ann@example.org",
                "Ann <@a.example , , @b.example : ann@example.org> | Ann             | ann@example.org",
                "ann@[192.0.2.1]                                   | ``              | ann@[192.0.2.1]",
                "ann@[ 192.0.2.1 ]                                 | ``              | ann@[192.0.2.1]",
                "用户 <用户@例子.广告>                              | 用户            | 用户@例子.广告",
            })
    void anAddressIsReadAsRfc5322WritesIt(String text, String name, String spec) {
        assertThat(Address.parse(text)).isEqualTo(new NamedMailbox(name, Mailbox.parse(spec)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "ann                            | '@' expected                  | 4",
                "ann@                           | a domain is missing           | 5",
                "@example.org                   | an address is missing         | 1",
                "Ann <ann@example.org           | '>' expected                  | 21",
                "Ann <>                         | an address is missing         | 6",
                "Ann <ann>                      | '@' expected                  | 9",
                "Ann Example ann@example.org    | words with one dot            | 5",
                "a..b@example.org               | words with one dot            | 3",
                ".a@example.org                 | words with one dot            | 1",
                "a.@example.org                 | does not end with a dot       | 3",
                "\"ann@example.org              | the quoted string is not closed | 1",
                "ann(comment@example.org        | the comment is not closed     | 4",
                "ann@[192.0.2.1                 | the address literal is not closed | 5",
                "ann@example..org               | an empty label                | 1",
                "ann@example.org bob            | ',' expected                  | 17",
                "Team: a@example.org            | the group is not closed       | 20",
                ": a@example.org;               | the name of a group           | 2",
                "a@b@example.org                | ',' expected                  | 4",
                "Doe, John <j@example.org>      | '@' expected                  | 4",
            })
    void anErrorSaysWhatIsWrongAndWhere(String text, String what, int position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parseList(text))
                .withMessageStartingWith("address '" + text + "'")
                .withMessageContaining(what)
                .withMessageEndingWith(" at position " + position);
    }

    @Test
    void aListMayHaveGroupsAndEmptyPlaces() {
        List<Address> addresses = Address.parseList(
                " , a@example.org,, Team: b@example.org, Carl <c@example.org>,; ,\"x, y\" <d@example.org> ,");

        assertThat(addresses)
                .containsExactly(
                        NamedMailbox.of("", "a@example.org"),
                        new Group(
                                "Team",
                                List.of(
                                        NamedMailbox.of("", "b@example.org"),
                                        NamedMailbox.of("Carl", "c@example.org"))),
                        NamedMailbox.of("x, y", "d@example.org"));
        assertThat(Address.parse("undisclosed-recipients:;")).isEqualTo(new Group("undisclosed-recipients", List.of()));
    }

    @Test
    void oneAddressIsNotTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse("a@example.org, b@example.org"))
                .withMessageContaining("one address expected, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedMailbox.parse("Team: a@example.org;"))
                .withMessageContaining("is a group");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "\"", "<", "a@b.example,", "@a.example,", "\\", "((((", ".", "a:", "a ", "[", "<@", "(\\"})
    void aLongTextTakesNoLongerThanItIsLong(String piece) {
        String text = piece.repeat(990_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                assertThat(Address.parseList(text)).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage().length()).isLessThan(1000);
            }
        });
    }

    @Test
    void aTextBeyondTheBoundIsRefusedUnread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parseList(" ".repeat(1_000_001)))
                .withMessageContaining("1000001 characters");
    }

    @Test
    void whateverIsReadIsWrittenAndReadTheSame() {
        SplittableRandom random = new SplittableRandom(4);
        String alphabet = "abc.@\"\\<>[]:,;() \té例😀\n\uD800\u2028=?";
        int read = 0;

        for (int i = 0; i < 200_000; i++) {
            String text = text(random, alphabet);
            try {
                for (Address address : Address.parseList(text)) {
                    assertThat(Address.parse(written(address))).as(text).isEqualTo(address);
                    read++;
                }
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
        assertThat(read).as("addresses among the noise").isGreaterThan(1000);
    }

    private static String text(SplittableRandom random, String alphabet) {
        String[] good = {"a@b.c", "x <a@b.c>", "g:a@b.c;", "\"q\" <a@b.c>"};
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(1, 8); pieces > 0; pieces--) {
            if (random.nextInt(3) == 0) {
                text.append(good[random.nextInt(good.length)]);
            } else {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    /** As the field would be if RFC 6532 allowed everything. */
    private static String written(Address address) {
        if (address instanceof Group group) {
            return quoted(group.name()) + ":"
                    + String.join(
                            ",",
                            group.mailboxes().stream().map(AddressTest::written).toList()) + ";";
        }
        NamedMailbox mailbox = (NamedMailbox) address;
        return quoted(mailbox.name()) + "<" + mailbox.mailbox() + ">";
    }

    private static String quoted(String name) {
        return name.isEmpty() ? "" : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void aNameHasNoNeedlessSpaces() {
        assertThat(NamedMailbox.of("  Ann \t Example ", "a@b.example").name()).isEqualTo("Ann Example");
        assertThatThrownBy(() -> NamedMailbox.of("Ann\nBcc: x@y.example", "a@b.example"))
                .hasMessage("name of an address: character U+000A at position 4 is not allowed");
    }
}
