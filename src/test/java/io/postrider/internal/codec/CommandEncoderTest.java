package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.postrider.BodyType;
import io.postrider.Mailbox;
import io.postrider.internal.codec.Commands.MailFlag;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandEncoderTest {

    private final CommandEncoder encoder = new CommandEncoder();
    private final ByteBuf out = Unpooled.buffer();

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments(new Commands.Ehlo("EHLO", "client.example.com"), "EHLO client.example.com"),
                arguments(new Commands.MailFrom("a@example.com"), "MAIL FROM:<a@example.com>"),
                arguments(new Commands.MailFrom(""), "MAIL FROM:<>"),
                arguments(
                        new Commands.MailFrom(
                                "a@example.com", 0, BodyType.EIGHT_BIT_MIME, EnumSet.allOf(MailFlag.class)),
                        "MAIL FROM:<a@example.com> SIZE=0 BODY=8BITMIME SMTPUTF8 REQUIRETLS"),
                arguments(
                        new Commands.MailFrom("a@example.com", Long.MAX_VALUE, null, Set.of()),
                        "MAIL FROM:<a@example.com> SIZE=9223372036854775807"),
                arguments(new Commands.RcptTo(Mailbox.parse("\"b c\"@example.org")), "RCPT TO:<\"b c\"@example.org>"),
                arguments(new Commands.Bdat(1_000_000, false, 1), "BDAT 1000000"),
                arguments(new Commands.Bdat(0, true, 1), "BDAT 0 LAST"),
                arguments(new Commands.EndOfData(1), "."),
                arguments(Command.Plain.DATA, "DATA"),
                arguments(new Commands.Line("VRFY postmaster"), "VRFY postmaster"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsShownAsItIsWritten(Command command, String line) {
        assertThat(encode(command)).isEqualTo(line + "\r\n");
        assertThat(command).hasToString(line);
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                arguments(new Commands.Auth("PLAIN", Optional.of("c2VjcmV0")), "AUTH PLAIN c2VjcmV0", "AUTH PLAIN ***"),
                arguments(new Commands.Auth("LOGIN", Optional.empty()), "AUTH LOGIN", "AUTH LOGIN"),
                arguments(new Commands.AuthResponse("c2VjcmV0"), "c2VjcmV0", "***"),
                arguments(new Commands.AuthResponse("*"), "*", "*"),
                arguments(new Commands.Line("auth plain c2VjcmV0"), "auth plain c2VjcmV0", "AUTH ***"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsWrittenAndNotShown(Command command, String line, String shown) {
        assertThat(encode(command)).isEqualTo(line + "\r\n");
        assertThat(command).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\r\nb", "a\0b", "a\tb", "a\u007Fb", "a\u0085b", "\uD800", "é\r"})
    void whatCouldEndALineIsNotWritten(String text) {
        encoder.allowUtf8(true);

        assertThatThrownBy(() -> encode(new Commands.Line(text))).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.readableBytes()).isZero();
    }

    /** U+760D cast to an octet is CR, and U+760A is LF (CVE-2025-7962). */
    @ParameterizedTest
    @ValueSource(strings = {"a\u760D\u760AQUIT", "bücher", "\uD83D\uDCE7"})
    void nothingBeyondAsciiIsWrittenWithoutSmtputf8(String text) {
        assertThatThrownBy(() -> encode(new Commands.Line(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SMTPUTF8");
        assertThat(out.readableBytes()).isZero();
    }

    @Test
    void withSmtputf8ItIsWrittenInUtf8() {
        encoder.allowUtf8(true);

        assertThat(encode(new Commands.Line("bücher \u760D \uD83D\uDCE7"))).isEqualTo("bücher \u760D \uD83D\uDCE7\r\n");
    }

    @Test
    void aLineThatWasRefusedLeavesNothingForTheNextOne() {
        assertThatThrownBy(() -> encode(new Commands.Line("MAIL\r\n"))).isInstanceOf(IllegalArgumentException.class);

        assertThat(encode(Command.Plain.RSET)).isEqualTo("RSET\r\n");
    }

    @Test
    void whateverIsWrittenIsOneLine() {
        SplittableRandom random = new SplittableRandom(1);
        encoder.allowUtf8(true);
        int written = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = text(random);
            try {
                assertThat(encode(new Commands.Line(text)))
                        .isEqualTo(text + "\r\n")
                        .doesNotContainPattern("[\r\n](?!\n?\\z)");
                written++;
            } catch (IllegalArgumentException e) {
                assertThat(text).containsPattern("[\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}]");
            }
        }
        assertThat(written).isBetween(10_000, 49_000);
    }

    private static String text(SplittableRandom random) {
        int[] bounds = {0x80, 0x100, 0x10000, 0x110000};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(600) == 0 ? 1_000 : random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(random.nextInt(bounds[random.nextInt(bounds.length)]));
        }
        return text.toString();
    }

    private String encode(Command command) {
        encoder.encode(command, out);
        String line = out.toString(StandardCharsets.UTF_8);
        out.clear();
        return line;
    }

    @Test
    void whatCannotBeWrittenCanStillBeShown() {
        assertThat(new Commands.MailFrom("a\r\nQUIT\u0000@example.com"))
                .hasToString("MAIL FROM:<a??QUIT?@example.com>");
    }
}
