package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.AuthOptions;
import io.postrider.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is printed, by intent or by accident, holds a secret. */
class SecretsTest {

    private static final String SECRET = "s3cr3t-h0rs3";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAIN",
                "LOGIN",
                "CRAM-MD5",
                "SCRAM-SHA-1",
                "SCRAM-SHA-256",
                "SCRAM-SHA-512",
                "SCRAM-SHA-256-PLUS",
                "OAUTHBEARER",
                "XOAUTH2"
            })
    void neitherAMechanismNorItsFailuresShowASecretThatTheServerEchoes(String name) throws SaslFailure {
        ChannelBinding binding = new ChannelBinding("tls-exporter", new byte[32]);
        Offer offer = Offer.underTls(List.of(name), Optional.of(binding));
        Identity identity = identity(name);

        SaslMechanism mechanism = Mechanisms.choose(identity, AuthOptions.none(), offer);
        StringBuilder printed =
                new StringBuilder().append(identity).append(mechanism).append(offer);
        mechanism.initialResponse();
        for (String echo : List.of(SECRET, "e=" + SECRET, "{\"status\":\"" + SECRET + "\"}")) {
            printed.append(failure(() -> mechanism.respond(echo.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            printed.append(failure(() -> mechanism.respondTo(SECRET)));
            printed.append(mechanism.complaint());
        }
        printed.append(mechanism).append(failure(mechanism::succeeded));

        assertThat(printed.toString()).isNotEmpty().doesNotContain(SECRET);
    }

    private static Identity identity(String name) {
        return name.contains("AUTH")
                ? new Identity.Token("user", Secret.of(SECRET))
                : new Identity.Password("user", Secret.of(SECRET), new ScramKeys());
    }

    private static String failure(Step step) {
        try {
            step.run();
            return "";
        } catch (SaslFailure e) {
            return e.toString();
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SaslFailure;
    }
}
