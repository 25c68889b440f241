package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {

    @Test
    void theExampleOfRfc4616Section4IsSaid() throws SaslFailure {
        Plain plain = new Plain("tim", Secret.of("tanstaaftanstaaf"));

        assertThat(plain.initialResponse().orElseThrow())
                .isEqualTo("\0tim\0tanstaaftanstaaf".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        plain.succeeded();
    }

    @Test
    void namesAndPasswordsAreUtf8() throws SaslFailure {
        Plain plain = new Plain("jürgen", Secret.of("pässwörd€😀"));

        assertThat(new Exchange(plain).opens()).isEqualTo("<NUL>jürgen<NUL>pässwörd€😀");
    }

    @Test
    void aServerThatAsksForMoreIsRefused() {
        Plain plain = new Plain("tim", Secret.of("tanstaaftanstaaf"));

        assertThatThrownBy(() -> plain.respond(new byte[0]))
                .isInstanceOf(SaslFailure.class)
                .hasMessage("the server asks for more after all of PLAIN was said");
    }

    @ParameterizedTest
    @CsvSource({
        "'', hush, the user name is empty",
        "tim, '', the password is empty",
        "'t\0m', hush, 'the user name has a NUL character, which AUTH cannot send'",
        "tim, 'hu\0sh', 'the password has a NUL character, which AUTH cannot send'",
        "'t\uD800m', hush, the user name is not valid Unicode text",
        "tim, 'hu\uDC00sh', the password is not valid Unicode text",
    })
    void whatCannotBeSentIsRefusedForGood(String user, String password, String message) {
        Plain plain = new Plain(user, Secret.of(password));

        assertThatThrownBy(plain::initialResponse)
                .isInstanceOfSatisfying(
                        SaslFailure.class,
                        failure -> assertThat(failure.isPermanent()).isTrue())
                .hasMessage(message);
    }
}
