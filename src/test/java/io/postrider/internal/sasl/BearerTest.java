package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {

    private static final String USER = "user@example.com";
    private static final Secret TOKEN = Secret.of("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");

    private static final String REFUSAL = "eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NoZW1lcyI6ImJlYXJlciBtYWMiLCJzY29wZSI6"
            + "Imh0dHBzOi8vbWFpbC5leGFtcGxlLmNvbS8ifQ==";

    // The RFC's example has a host and a port, which bearer tokens do not need (RFC 7628 section 3.1).
    @Test
    void theExampleOfRfc7628Section41IsSaidWithoutHostAndPort() throws SaslFailure {
        byte[] example = Base64.getDecoder()
                .decode(
                        "bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9NTg3AWF1dGg9QmVhcmVyIHZGOWRmd"
                                + "DRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB");
        String expected =
                new String(example, StandardCharsets.US_ASCII).replace("\1host=server.example.com\1port=587", "");

        assertThat(Bearer.oauthBearer(USER, TOKEN).initialResponse().orElseThrow())
                .isEqualTo(expected.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void commasAndEqualsSignsOfAUserNameAreEscapedInTheGs2Header() throws SaslFailure {
        assertThat(new Exchange(Bearer.oauthBearer("a=b,c", Secret.of("t"))).opens())
                .isEqualTo("n,a=a=3Db=2Cc,^Aauth=Bearer t^A^A");
    }

    @Test
    void xoauth2NamesTheUserAndTheToken() throws SaslFailure {
        assertThat(new Exchange(Bearer.xoauth2(
                                "someuser@example.com", Secret.of("ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg")))
                        .opens())
                .isEqualTo("user=someuser@example.com^Aauth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg^A^A");
    }

    @Test
    void theRefusalOfRfc7628Section44IsAcknowledgedAndRemembered() throws SaslFailure {
        Bearer bearer = Bearer.oauthBearer(USER, TOKEN);

        byte[] acknowledgement = bearer.respondTo(REFUSAL);

        assertThat(Base64.getEncoder().encodeToString(acknowledgement)).isEqualTo("AQ==");
        assertThat(bearer.complaint()).contains("invalid_token");
    }

    @Test
    void aRefusalOfXoauth2IsAcknowledgedWithNothing() throws SaslFailure {
        Bearer bearer = Bearer.xoauth2(USER, TOKEN);

        byte[] acknowledgement =
                bearer.respond("{\"status\":\"401\",\"schemes\":\"bearer mac\",\"scope\":\"https://mail.example/\"}"
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(acknowledgement).isEmpty();
        assertThat(bearer.complaint()).contains("401");
    }

    @Test
    void aSuccessAfterARefusalIsAFailure() throws SaslFailure {
        Bearer bearer = Bearer.oauthBearer(USER, TOKEN);
        bearer.succeeded();

        bearer.respondTo(REFUSAL);

        assertThatThrownBy(bearer::succeeded).isInstanceOf(SaslFailure.class);
        assertThatThrownBy(() -> bearer.respondTo(REFUSAL)).isInstanceOf(SaslFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "not JSON", "{\"status\":\"\"}", "{\"status\":\"<b>\"}", "{\"status\":\"\u001b[31m\"}"
            })
    void aRefusalThatDoesNotSayWhyIsAcknowledgedAllTheSame(String refusal) throws SaslFailure {
        Bearer bearer = Bearer.oauthBearer(USER, TOKEN);

        assertThat(new Exchange(bearer).answers(refusal)).isEqualTo("^A");
        assertThat(bearer.complaint()).isEmpty();
    }

    @Test
    void aServerThatEchoesTheTokenDoesNotGetItIntoTheComplaint() throws SaslFailure {
        Bearer bearer = Bearer.oauthBearer(USER, Secret.of("abcdef0123456789"));

        new Exchange(bearer).answers("{\"status\":\"abcdef0123456789\"}");

        assertThat(bearer.complaint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'to\1ken'", "'to ken'", "'to\nken'", "'tökén'", "''", "'to\0ken'"})
    void aTokenThatIsNoneIsRefusedForGood(String token) throws SaslFailure {
        Bearer bearer = Bearer.xoauth2(USER, Secret.of(token));

        assertThatThrownBy(bearer::initialResponse)
                .isInstanceOfSatisfying(
                        SaslFailure.class,
                        failure -> assertThat(failure.isPermanent()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"''", "'us\1auth=Bearer other'", "'us\0er'"})
    void aUserNameThatWouldEndItsFieldIsRefusedForGood(String user) {
        assertThatThrownBy(() -> Bearer.xoauth2(user, TOKEN))
                .isInstanceOfSatisfying(
                        SaslFailure.class,
                        failure -> assertThat(failure.isPermanent()).isTrue());
        assertThatThrownBy(() -> Bearer.oauthBearer(user, TOKEN)).isInstanceOf(SaslFailure.class);
    }
}
