package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExternalTest {

    @Test
    void whoTheCertificateNamesSaysNothing() throws SaslFailure {
        External external = new External("");

        assertThat(external.initialResponse().orElseThrow()).isEmpty();
        external.succeeded();
    }

    @Test
    void anotherAuthorizationIdentityIsSaidInUtf8() throws SaslFailure {
        assertThat(new Exchange(new External("fréd@example.com")).opens()).isEqualTo("fréd@example.com");
    }

    @Test
    void anAuthorizationIdentityWithNulIsRefused() {
        assertThatThrownBy(() -> new External("fr\0d").initialResponse())
                .hasMessage("the authorization identity has a NUL character, which AUTH cannot send");
    }

    @Test
    void aServerThatAsksForMoreIsRefused() {
        assertThatThrownBy(() -> new External("").respond(new byte[0])).isInstanceOf(SaslFailure.class);
    }
}
