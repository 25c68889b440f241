package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {

    private final Login login = new Login("tim", Secret.of("tanstaaftanstaaf"));

    // The first line is the example of the draft; the last two prompts are in the wrong order on purpose.
    @ParameterizedTest
    @CsvSource({
        "VXNlciBOYW1lAA==, UGFzc3dvcmQA",
        "VXNlcm5hbWU6, UGFzc3dvcmQ6",
        "'', ''",
        "Username:, Password:",
        "=, *not Base64*",
        "UGFzc3dvcmQ6, VXNlcm5hbWU6",
    })
    void theFirstPromptGetsTheUserAndTheSecondThePasswordWhateverTheySay(String first, String second)
            throws SaslFailure {
        assertThat(login.initialResponse()).isEmpty();

        assertThat(login.respondTo(first)).isEqualTo("tim".getBytes(StandardCharsets.US_ASCII));
        assertThat(login.respondTo(second)).isEqualTo("tanstaaftanstaaf".getBytes(StandardCharsets.US_ASCII));
        login.succeeded();
    }

    @Test
    void aThirdPromptIsRefused() throws SaslFailure {
        login.respondTo("");
        login.respondTo("");

        assertThatThrownBy(() -> login.respondTo(""))
                .hasMessage("the server asks for more after all of LOGIN was said");
    }

    @Test
    void aSuccessBeforeThePasswordWasAskedForIsAFailure() throws SaslFailure {
        login.respondTo("VXNlcm5hbWU6");

        assertThatThrownBy(login::succeeded).isInstanceOf(SaslFailure.class);
    }
}
