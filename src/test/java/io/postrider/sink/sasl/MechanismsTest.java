package io.postrider.sink.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MechanismsTest {

    private static final Turn REFUSED = new Turn.Refused();
    private static final Turn MALFORMED = new Turn.Malformed();

    private final Accounts accounts = new Accounts(Map.of("alice", "sësame"), Map.of("bob", "token-1"), 4096);

    @Test
    void plainTakesUserAndPasswordInOneResponse() {
        assertThat(new Plain(accounts).begin(octets("\0alice\0sësame"))).isEqualTo(new Turn.Success("alice"));
        assertThat(new Plain(accounts).begin(octets("alice\0alice\0sësame"))).isEqualTo(new Turn.Success("alice"));
        assertThat(new Plain(accounts).begin(octets("\0alice\0sesame"))).isEqualTo(REFUSED);
        assertThat(new Plain(accounts).begin(octets("root\0alice\0sësame"))).isEqualTo(REFUSED);
        assertThat(new Plain(accounts).begin(octets("alice\0sësame"))).isEqualTo(MALFORMED);
        assertThat(new Plain(accounts).begin(octets("\0\0"))).isEqualTo(MALFORMED);
    }

    @Test
    void withoutAnInitialResponseAnEmptyChallengeAsksForIt() {
        Plain plain = new Plain(accounts);

        assertThat(challenge(plain.begin(null))).isEmpty();
        assertThat(plain.hear(octets("\0alice\0sësame"))).isEqualTo(new Turn.Success("alice"));
    }

    @Test
    void loginAsksForUserAndPassword() {
        Login login = new Login(accounts);

        assertThat(challenge(login.begin(null))).isEqualTo("User Name\0");
        assertThat(challenge(login.hear(octets("alice")))).isEqualTo("Password\0");
        assertThat(login.hear(octets("sësame"))).isEqualTo(new Turn.Success("alice"));
    }

    @Test
    void loginTakesTheUserAsAnInitialResponse() {
        Login login = new Login(accounts);

        assertThat(challenge(login.begin(octets("alice")))).isEqualTo("Password\0");
        assertThat(login.hear(octets("wrong"))).isEqualTo(REFUSED);
    }

    /** RFC 2195 section 2. */
    @Test
    void theExampleOfRfc2195IsTaken() {
        Accounts tim = new Accounts(Map.of("tim", "tanstaaftanstaaf"), Map.of(), 4096);
        String challenge = "<1896.697170952@postoffice.reston.mci.net>";
        CramMd5 cram = new CramMd5(tim, challenge);

        assertThat(challenge(cram.begin(null))).isEqualTo(challenge);
        assertThat(cram.hear(octets("tim b913a602c7eda7a495b4e6e7334d3890"))).isEqualTo(new Turn.Success("tim"));
        assertThat(cram.hear(octets("tim b913a602c7eda7a495b4e6e7334d3891"))).isEqualTo(REFUSED);
        assertThat(cram.hear(octets("tom b913a602c7eda7a495b4e6e7334d3890"))).isEqualTo(REFUSED);
        assertThat(cram.hear(octets("tim"))).isEqualTo(MALFORMED);
        assertThat(new CramMd5(tim, challenge).begin(octets("tim x"))).isEqualTo(MALFORMED);
    }

    @Test
    void aTokenLogsItsOwnerIn() {
        assertThat(bearer(Bearer.Dialect.XOAUTH2).begin(octets("user=bob\u0001auth=Bearer token-1\u0001\u0001")))
                .isEqualTo(new Turn.Success("bob"));
        assertThat(bearer(Bearer.Dialect.OAUTHBEARER)
                        .begin(octets("n,a=bob,\u0001host=h\u0001port=25\u0001auth=Bearer token-1\u0001\u0001")))
                .isEqualTo(new Turn.Success("bob"));
        assertThat(bearer(Bearer.Dialect.OAUTHBEARER).begin(octets("n,,\u0001auth=Bearer token-1\u0001\u0001")))
                .isEqualTo(new Turn.Success("bob"));
    }

    @Test
    void aRefusedTokenIsFirstExplainedAndThenRefused() {
        Bearer oauthbearer = bearer(Bearer.Dialect.OAUTHBEARER);
        Bearer xoauth2 = bearer(Bearer.Dialect.XOAUTH2);

        assertThat(challenge(oauthbearer.begin(octets("n,a=bob,\u0001auth=Bearer old\u0001\u0001"))))
                .contains("\"status\":\"invalid_token\"");
        assertThat(oauthbearer.hear(octets("\u0001"))).isEqualTo(REFUSED);
        assertThat(challenge(xoauth2.begin(octets("user=bob\u0001auth=Bearer old\u0001\u0001"))))
                .contains("\"status\":\"invalid_token\"");
        assertThat(xoauth2.hear(new byte[0])).isEqualTo(REFUSED);
    }

    @Test
    void aBearerResponseOfAnotherShapeIsMalformed() {
        assertThat(bearer(Bearer.Dialect.XOAUTH2).begin(octets("user=bob\u0001auth=Bearer token-1\u0001")))
                .isEqualTo(MALFORMED);
        assertThat(bearer(Bearer.Dialect.XOAUTH2).begin(octets("user=bob\u0001auth=Basic x\u0001\u0001")))
                .isEqualTo(MALFORMED);
    }

    @Test
    void externalIsWhomTheCertificateNames() {
        assertThat(new External(Optional.of("carol")).begin(new byte[0])).isEqualTo(new Turn.Success("carol"));
        assertThat(new External(Optional.of("carol")).begin(octets("carol"))).isEqualTo(new Turn.Success("carol"));
        assertThat(new External(Optional.of("carol")).begin(octets("dave"))).isEqualTo(REFUSED);
        assertThat(new External(Optional.empty()).begin(new byte[0])).isEqualTo(REFUSED);
    }

    @Test
    void whatIsOfferedFollowsFromUsersAndTls() {
        Accounts nobody = new Accounts(Map.of(), Map.of(), 4096);

        assertThat(Mechanisms.offered(nobody, true, false)).isEmpty();
        assertThat(Mechanisms.offered(nobody, true, true)).containsExactly("EXTERNAL");
        assertThat(Mechanisms.offered(accounts, false, true))
                .contains("SCRAM-SHA-512", "PLAIN", "XOAUTH2")
                .doesNotContain("SCRAM-SHA-512-PLUS", "EXTERNAL");
        assertThat(Mechanisms.offered(accounts, true, false)).startsWith("SCRAM-SHA-512-PLUS", "SCRAM-SHA-512");
    }

    @Test
    void aMechanismThatIsNotOfferedIsNotThere() {
        assertThat(Mechanisms.create("PLAIN", List.of("LOGIN"), accounts, ChannelBindings.NONE, Optional.empty()))
                .isEmpty();
        assertThat(Mechanisms.create("plain", List.of("PLAIN"), accounts, ChannelBindings.NONE, Optional.empty()))
                .isPresent();
    }

    private Bearer bearer(Bearer.Dialect dialect) {
        return new Bearer(dialect, accounts);
    }

    private static String challenge(Turn turn) {
        return ((Turn.Challenge) turn).text();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
