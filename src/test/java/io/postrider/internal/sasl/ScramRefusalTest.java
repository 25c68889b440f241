package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postrider.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a SCRAM server may say wrongly, by accident or on purpose, never ends in a success. */
class ScramRefusalTest {

    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String SIGNATURE = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private final ScramKeys keys = new ScramKeys();
    private final Scram scram = scram("user", "pencil");
    private final Exchange exchange = new Exchange(scram);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G8=",
                "v=6rri",
                "v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            })
    void aWrongServerSignatureIsAFailureForGood(String signature) throws SaslFailure {
        exchange.answers(SERVER_FIRST);

        SaslFailure failure = catchThrowableOfType(SaslFailure.class, () -> exchange.answers(signature));

        assertThat(failure).hasMessage("the server's SCRAM signature is wrong: it does not know this user's password");
        assertThat(failure.isPermanent()).isTrue();
        assertThatThrownBy(scram::succeeded).isInstanceOf(SaslFailure.class);
        assertThatThrownBy(() -> exchange.answers(SIGNATURE)).isInstanceOf(SaslFailure.class);
    }

    @Test
    void aSuccessBeforeTheSignatureWasVerifiedIsAFailureForGood() throws SaslFailure {
        assertThatThrownBy(scram::succeeded).isInstanceOf(SaslFailure.class);

        exchange.answers(SERVER_FIRST);

        assertThatThrownBy(scram::succeeded)
                .isInstanceOfSatisfying(
                        SaslFailure.class,
                        failure -> assertThat(failure.isPermanent()).isTrue())
                .hasMessage("the server accepted the SCRAM-SHA-256 login without proving that it knows this user");
    }

    @Test
    void aChallengeAfterTheSignatureUndoesTheSuccess() throws SaslFailure {
        exchange.answers(SERVER_FIRST);
        exchange.answers(SIGNATURE);

        assertThatThrownBy(() -> exchange.answers(SIGNATURE)).isInstanceOf(SaslFailure.class);
        assertThatThrownBy(scram::succeeded).isInstanceOf(SaslFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4095", "1000001", "1000000000", "2147483648", "999999999999999999"})
    void tooFewOrTooManyIterationsAreRefusedBeforeAnyKeyIsDerived(String iterations) {
        String first = SERVER_FIRST.replace("i=4096", "i=" + iterations);

        SaslFailure failure = catchThrowableOfType(SaslFailure.class, () -> exchange.answers(first));

        assertThat(failure)
                .hasMessage("the server asks for " + iterations
                        + " SCRAM iterations; between 4096 and 1000000 are allowed");
        assertThat(failure.isPermanent()).isTrue();
        assertThat(keys.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkq,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=ROPRNGFWEBERWGBNEKQOxyz,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
            })
    void aNonceThatDoesNotExtendOursIsRefusedForGood(String first) {
        SaslFailure failure = catchThrowableOfType(SaslFailure.class, () -> exchange.answers(first));

        assertThat(failure).hasMessageContaining("does not extend ours");
        assertThat(failure.isPermanent()).isTrue();
        assertThat(keys.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                ",,,",
                "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==",
                "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=*,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=-4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=04096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096x",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=9999999999999999999999",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096,",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096\n",
                "m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO\u00e9,s=W22Z,i=4096",
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
            })
    void aMalformedFirstMessageIsRefused(String first) {
        assertThatThrownBy(() -> exchange.answers(first)).isInstanceOf(SaslFailure.class);
        assertThatThrownBy(scram::succeeded).isInstanceOf(SaslFailure.class);
        assertThat(keys.size()).isZero();
    }

    @Test
    void aNonceOrASaltWithoutEndIsRefused() {
        String nonce = "r=rOprNGfwEbeRWgbNEkqO" + "x".repeat(5000) + ",s=W22Z,i=4096";
        String salt = "r=rOprNGfwEbeRWgbNEkqOx,s=" + "W22Z".repeat(1000) + ",i=4096";

        assertThatThrownBy(() -> exchange.answers(nonce)).isInstanceOf(SaslFailure.class);
        assertThatThrownBy(() -> new Exchange(scram("user", "pencil")).answers(salt))
                .isInstanceOf(SaslFailure.class);
    }

    @Test
    void aMessageThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> scram.respond(new byte[] {'r', '=', (byte) 0xff}))
                .hasMessage("the server's AUTH challenge is not UTF-8");
    }

    @Test
    void extensionsWithoutEndAreReadWithoutRecursion() throws SaslFailure {
        String answer = exchange.answers(SERVER_FIRST + ",x=y".repeat(2000));

        assertThat(answer).startsWith("c=biws,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "v=",
                "v=*",
                "v=6rri,",
                "e=",
                "x=y",
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4"
            })
    void aMalformedFinalMessageIsRefused(String last) throws SaslFailure {
        exchange.answers(SERVER_FIRST);

        assertThatThrownBy(() -> exchange.answers(last)).isInstanceOf(SaslFailure.class);
        assertThatThrownBy(scram::succeeded).isInstanceOf(SaslFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "e=invalid-proof, invalid-proof, true",
        "e=channel-bindings-dont-match, channel-bindings-dont-match, true",
        "e=unknown-user, unknown-user, true",
        "e=no-resources, no-resources, false",
        "e=other-error, other-error, true",
        "e=pencil, other-error, true",
    })
    void anErrorOfTheServerIsToldInItsRegisteredWords(String message, String told, boolean permanent)
            throws SaslFailure {
        exchange.answers(SERVER_FIRST);

        SaslFailure failure = catchThrowableOfType(SaslFailure.class, () -> exchange.answers(message));

        assertThat(failure).hasMessage("the server refuses the SCRAM login: " + told);
        assertThat(failure.isPermanent()).isEqualTo(permanent);
        assertThatThrownBy(scram::succeeded).isInstanceOf(SaslFailure.class);
    }

    @Test
    void anErrorInPlaceOfTheFirstMessageIsToldToo() {
        assertThatThrownBy(() -> exchange.answers("e=unknown-user"))
                .hasMessage("the server refuses the SCRAM login: unknown-user");
    }

    @ParameterizedTest
    @CsvSource({"'us\0er'", "''", "'us\u0007er'", "'us\uD800er'", "'\u00ad'"})
    void aUserNameThatSaslprepProhibitsIsRefusedForGood(String user) {
        Scram refused = scram(user, "pencil");

        assertThatThrownBy(refused::initialResponse)
                .isInstanceOfSatisfying(
                        SaslFailure.class,
                        failure -> assertThat(failure.isPermanent()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"'pen\0cil'", "''", "'pen\u0007cil'", "'pen\uD800cil'", "'\u00ad'"})
    void aPasswordThatSaslprepProhibitsIsRefusedForGoodAndNotShown(String password) {
        Exchange refused = new Exchange(scram("user", password));

        SaslFailure failure = catchThrowableOfType(SaslFailure.class, () -> refused.answers(SERVER_FIRST));

        assertThat(failure.isPermanent()).isTrue();
        assertThat(failure).hasMessageStartingWith("the password ").hasNoCause();
        assertThat(failure.getMessage())
                .doesNotContain("pen")
                .doesNotContain("0007")
                .doesNotContain("cil");
    }

    @Test
    void randomChangesOfTheServersMessagesNeverEndInASuccess() {
        java.util.Random random = new java.util.Random(20261121);
        for (int round = 0; round < 300; round++) {
            Scram fuzzed = scram("user", "pencil");
            byte[] first = SERVER_FIRST.getBytes(StandardCharsets.US_ASCII);
            // Any change of the salt or the count costs a derivation; the nonce and its surroundings are enough here.
            first[random.nextInt(SERVER_FIRST.indexOf(",s="))] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> {
                        fuzzed.respond(first);
                        fuzzed.respond(SIGNATURE.getBytes(StandardCharsets.US_ASCII));
                        fuzzed.succeeded();
                    })
                    .isInstanceOf(SaslFailure.class);
        }
    }

    private Scram scram(String user, String password) {
        Identity.Password identity = new Identity.Password(user, Secret.of(password), keys);
        return new Scram("SCRAM-SHA-256", ScramHash.SHA_256, identity, Gs2Header.unbound(), "rOprNGfwEbeRWgbNEkqO");
    }
}
