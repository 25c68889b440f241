package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    @Test
    void anEmptyTextIsAnEmptyChallenge() throws SaslFailure {
        assertThat(Challenge.octets("")).isEmpty();
    }

    @Test
    void base64IsDecoded() throws SaslFailure {
        assertThat(Challenge.octets("VXNlcm5hbWU6")).isEqualTo("Username:".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "*",
                "VXNlcm5hbWU",
                "VXNl cm5h",
                "VXNlcm5hbWU6=",
                "VQ",
                "VQ=",
                "ü===",
                "VXNlcm5hbWU6\r\n",
                "VQ==VQ==",
                "VR=="
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Challenge.octets(text))
                .isInstanceOf(SaslFailure.class)
                .hasMessage("the server's AUTH challenge is not Base64");
    }

    @Test
    void aChallengeMayHave12288OctetsAndNoMore() throws SaslFailure {
        assertThat(Challenge.octets("A".repeat(12288))).hasSize(9216);
        assertThatThrownBy(() -> Challenge.octets("A".repeat(12292)))
                .hasMessage("the server's AUTH challenge has 12292 octets, more than the 12288 of RFC 4954");
    }
}
