package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://mx.example.org, alice, smtp://alice@mx.example.org",
        "smtp://mx.example.org:2525?tls=none, alice, smtp://alice@mx.example.org:2525?tls=none",
        "smtp://bob:pw@mx.example.org, alice, smtp://alice@mx.example.org",
        "smtp://bob:p@w@mx.example.org/?auth=PLAIN, alice, smtp://alice@mx.example.org/?auth=PLAIN",
        "smtps://mx.example.org, ann+b c@example.org, smtps://ann%2Bb%20c%40example.org@mx.example.org",
        "mx.example.org, alice, mx.example.org",
    })
    void theUserStandsInFrontOfTheHost(String uri, String user, String expected) {
        assertThat(ServerAddress.withUser(uri, user)).isEqualTo(expected);
    }
}
