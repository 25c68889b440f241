package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ongres.scram.client.ScramClient;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@Needs({Program.POSTFIX, Program.DOVECOT})
class ScramLoginTest {

    static Stream<Account> accounts() {
        return Stream.of(Account.ALICE, Account.HANNAH, Account.JUERGEN);
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void everyAccountLogsInBySha256(Account account) throws Exception {
        assertThat(logIn(account, "SCRAM-SHA-256")).startsWith("235 ");
    }

    @Test
    void anAccountWithAKeyForSha256OnlyCannotLogInBySha1() throws Exception {
        assertThat(logIn(Account.ALICE, "SCRAM-SHA-1")).startsWith("235 ");
        assertThat(logIn(Account.HANNAH, "SCRAM-SHA-1")).startsWith("535 ");
    }

    /** Returns the first reply that does not ask for more. */
    private static String logIn(Account account, String mechanism) throws Exception {
        ScramClient client = ScramClient.builder()
                .advertisedMechanisms(List.of(mechanism))
                .username(account.user())
                .password(account.password().toCharArray())
                .build();
        try (RawSession session = new RawSession(Postfix.shared().authInClear())) {
            session.say("EHLO client.example.com");
            String serverFirst = session.say("AUTH " + mechanism + " "
                    + RawSession.base64(client.clientFirstMessage().toString()));
            if (!serverFirst.startsWith("334 ")) {
                return serverFirst;
            }
            client.serverFirstMessage(decoded(serverFirst));
            String serverFinal =
                    session.say(RawSession.base64(client.clientFinalMessage().toString()));
            if (!serverFinal.startsWith("334 ")) {
                return serverFinal;
            }
            client.serverFinalMessage(decoded(serverFinal));
            return session.say("");
        }
    }

    private static String decoded(String challenge) {
        return new String(Base64.getDecoder().decode(challenge.substring("334 ".length())), UTF_8);
    }
}
