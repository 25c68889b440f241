package io.postrider.sink.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.StringPreparation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The RFCs' own examples, and a client of another house. */
class ScramTest {

    private static final byte[] BINDING = {1, 2, 3, 4};
    private static final ChannelBindings END_POINT =
            type -> type.equals("tls-server-end-point") ? Optional.of(BINDING) : Optional.empty();

    private final Accounts accounts = new Accounts(Map.of("user", "pencil", "a=b,c", "pen\u00A0cil"), Map.of(), 4096);

    /** RFC 5802 section 5. */
    @Test
    void theExampleOfRfc5802IsSpokenToTheLetter() {
        Scram scram = scram(ScramHash.SHA_1, "QSXCR+Q6sek8bf92", "3rfcNHYJY1ZVvWVs7j");

        assertThat(challenge(scram.begin(octets("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"))))
                .isEqualTo("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
        assertThat(challenge(scram.hear(
                        octets("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="))))
                .isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
        assertThat(scram.hear(new byte[0])).isEqualTo(new Turn.Success("user"));
    }

    /** RFC 7677 section 3. */
    @Test
    void theExampleOfRfc7677IsSpokenToTheLetter() {
        Scram scram = scram(ScramHash.SHA_256, "W22ZaJ0SNY7soEsUEjb6gQ==", "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");

        assertThat(challenge(scram.begin(octets("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"))))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(challenge(scram.hear(octets("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))))
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void anIndependentClientLogsInWithAndWithoutChannelBinding(String name) throws Exception {
        assertThat(exchange(List.of(name), name, "user", "pencil")).isEqualTo(new Turn.Success("user"));
        assertThat(exchange(List.of(name, name + "-PLUS"), name + "-PLUS", "user", "pencil"))
                .isEqualTo(new Turn.Success("user"));
    }

    @Test
    void namesAreUnescapedAndPasswordsPrepared() throws Exception {
        assertThat(exchange(List.of("SCRAM-SHA-256"), "SCRAM-SHA-256", "a=b,c", "pen cil"))
                .isEqualTo(new Turn.Success("a=b,c"));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreRefusedAlike() throws Exception {
        assertThat(exchange(List.of("SCRAM-SHA-256"), "SCRAM-SHA-256", "user", "crayon"))
                .isEqualTo(new Turn.Refused());
        assertThat(exchange(List.of("SCRAM-SHA-256"), "SCRAM-SHA-256", "nobody", "pencil"))
                .isEqualTo(new Turn.Refused());
        assertThat(exchange(List.of("SCRAM-SHA-256"), "SCRAM-SHA-256", "nobody", ""))
                .isEqualTo(new Turn.Refused());
    }

    @Test
    void aClientThatWasToldOfNoBindingThoughThereIsOneIsRefused() {
        List<String> offered = List.of("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS");

        assertThat(mechanism("SCRAM-SHA-256", offered).begin(octets("y,,n=user,r=abc")))
                .isEqualTo(new Turn.Malformed());
        assertThat(mechanism("SCRAM-SHA-256", offered).begin(octets("n,,n=user,r=abc")))
                .isInstanceOf(Turn.Challenge.class);
        assertThat(mechanism("SCRAM-SHA-256-PLUS", offered).begin(octets("n,,n=user,r=abc")))
                .isEqualTo(new Turn.Malformed());
    }

    @Test
    void anotherChannelIsRefused() throws Exception {
        List<String> offered = List.of("SCRAM-SHA-256-PLUS");
        ScramClient client = ScramClient.builder()
                .advertisedMechanisms(offered)
                .username("user")
                .password("pencil".toCharArray())
                .channelBinding("tls-server-end-point", new byte[] {9, 9})
                .build();
        ServerMechanism server = mechanism("SCRAM-SHA-256-PLUS", offered);

        client.serverFirstMessage(
                challenge(server.begin(octets(client.clientFirstMessage().toString()))));

        assertThat(server.hear(octets(client.clientFinalMessage().toString()))).isEqualTo(new Turn.Refused());
    }

    private Turn exchange(List<String> offered, String name, String user, String password) throws Exception {
        var builder = ScramClient.builder()
                .advertisedMechanisms(List.of(name))
                .username(user)
                .password(password.isEmpty() ? "x".toCharArray() : password.toCharArray())
                .stringPreparation(StringPreparation.SASL_PREPARATION);
        ScramClient client = name.endsWith("-PLUS")
                ? builder.channelBinding("tls-server-end-point", BINDING).build()
                : builder.build();
        assertThat(client.getScramMechanism().getName()).isEqualTo(name);
        ServerMechanism server = mechanism(name, offered);
        client.serverFirstMessage(
                challenge(server.begin(octets(client.clientFirstMessage().toString()))));
        Turn turn = server.hear(octets(client.clientFinalMessage().toString()));
        if (turn instanceof Turn.Challenge) {
            client.serverFinalMessage(challenge(turn));
            return server.hear(new byte[0]);
        }
        return turn;
    }

    private ServerMechanism mechanism(String name, List<String> offered) {
        return Mechanisms.create(name, offered, accounts, END_POINT, Optional.empty())
                .orElseThrow();
    }

    private static Scram scram(ScramHash hash, String salt, String nonce) {
        Accounts accounts = new Accounts(
                Map.of("user", "pencil"),
                Map.of(),
                4096,
                () -> Base64.getDecoder().decode(salt));
        return new Scram(hash, Scram.Binding.NONE, accounts, ChannelBindings.NONE, nonce);
    }

    private static String challenge(Turn turn) {
        return ((Turn.Challenge) turn).text();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
