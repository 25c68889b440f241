package io.postrider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUriTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://mx.example.org, SMTP, mx.example.org:25, OPPORTUNISTIC",
        "smtp://mx.example.org/, SMTP, mx.example.org:25, OPPORTUNISTIC",
        "SMTP://mx.example.org:2525, SMTP, mx.example.org:2525, OPPORTUNISTIC",
        "smtp://alice@mx.example.org, SMTP, mx.example.org:587, REQUIRED",
        "smtp://alice:pw@mx.example.org:25, SMTP, mx.example.org:25, REQUIRED",
        "smtp://alice:pw@mx.example.org?tls=none, SMTP, mx.example.org:587, NONE",
        "smtp://mx.example.org?tls=required, SMTP, mx.example.org:25, REQUIRED",
        "smtps://mx.example.org, SMTP, mx.example.org:465, IMPLICIT",
        "smtps://mx.example.org?tls=required, SMTP, mx.example.org:465, IMPLICIT",
        "lmtp://mx.example.org, LMTP, mx.example.org:24, OPPORTUNISTIC",
        "smtp://192.0.2.1:2525, SMTP, 192.0.2.1:2525, OPPORTUNISTIC",
        "smtp://[2001:db8::1], SMTP, [2001:db8::1]:25, OPPORTUNISTIC",
        "smtp://[2001:db8::1]:2525, SMTP, [2001:db8::1]:2525, OPPORTUNISTIC",
        "smtp://my_relay, SMTP, my_relay:25, OPPORTUNISTIC"
    })
    void whatIsNotSaidFollowsFromWhatIs(String uri, String protocol, String address, String tls) {
        ServerUri server = ServerUri.parse(uri);

        assertThat(server.destination().protocol()).hasToString(protocol);
        assertThat(server.destination()).hasToString(address);
        assertThat(server.destination().tls()).hasToString(tls);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://alice:pw@mx.example.org, alice, pw",
        "smtp://ann%40example.org:p%3aw%2F%25@mx.example.org, ann@example.org, p:w/%",
        "smtp://alice:p@w?x@mx.example.org, alice, p@w?x",
        "smtp://alice:a:b@mx.example.org, alice, a:b",
        "smtp://j%C3%BCrgen:gr%C3%B6%C3%9Fe@mx.example.org, jürgen, größe",
        "smtp://alice:@mx.example.org, alice, ''"
    })
    void userAndPasswordMayHoldAnything(String uri, String user, String password) {
        assertThat(ServerUri.parse(uri).user()).contains(user);
        assertThat(ServerUri.parse(uri).auth().credentials()).contains(Credentials.password(user, password));
    }

    @Test
    void aUserWithoutAPasswordHasNoCredentialsYet() {
        ServerUri server = ServerUri.parse("smtp://alice@mx.example.org?auth=scram-sha-256");

        assertThat(server.user()).contains("alice");
        assertThat(server.auth().credentials()).isEmpty();
        assertThat(server.auth().mechanism()).contains("SCRAM-SHA-256");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://alice@mx.example.org, FORBIDDEN",
        "smtp://alice@mx.example.org?auth=LOGIN, FORBIDDEN",
        "smtp://alice@mx.example.org?tls=none, FORBIDDEN",
        "smtp://alice@mx.example.org?tls=opportunistic&auth=LOGIN, FORBIDDEN",
        "smtp://alice@mx.example.org?tls=none&auth=LOGIN, I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ",
    })
    void aPasswordInClearIsAskedForByName(String uri, ClearText clear) {
        assertThat(ServerUri.parse(uri).auth().clear()).isEqualTo(clear);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.example.org, begins with smtp://",
        "http://mx.example.org, begins with smtp://",
        "smtp://, names no host",
        "smtp://alice:hunter2@, names no host",
        "smtp://alice:hunter2@mx.example.org/inbox, names no host",
        "smtp://alice:hunter2@mx.example.org:, is no port",
        "smtp://alice:hunter2@mx.example.org:smtp, is no port",
        "smtp://alice:hunter2@mx.example.org:99999, not between 1 and 65535",
        "smtp://alice:hunter2@mx.example.org:0, not between 1 and 65535",
        "smtp://alice:hunter2@mx.example.org?tls=perhaps, 'use required, opportunistic or none'",
        "smtp://alice:hunter2@mx.example.org?colour=blue, takes tls=",
        "smtp://alice:hunter2@mx.example.org?auth=, takes tls=",
        "smtps://alice:hunter2@mx.example.org?tls=none, always under TLS",
        "smtp://alice:hunter2%zz@mx.example.org, two hexadecimal digits",
        "smtp://alice:hunter2%C3@mx.example.org, no UTF-8"
    })
    void anErrorSaysWhatIsWrongAndShowsNoPassword(String uri, String why) {
        assertThatThrownBy(() -> ServerUri.parse(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp://alice:hunter2@mx.example.org", "smtps://alice:hunter2@mx.example.org?auth=PLAIN"})
    void itIsShownWithoutThePassword(String uri) {
        ServerUri server = ServerUri.parse(uri);

        assertThat(server + " " + server.auth()).contains("mx.example.org").doesNotContain("hunter2");
    }
}
