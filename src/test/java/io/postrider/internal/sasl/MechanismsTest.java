package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MechanismsTest {

    private static final Identity PASSWORD = new Identity.Password("user", Secret.of("pencil"), new ScramKeys());
    private static final Identity TOKEN = new Identity.Token("user", Secret.of("ya29.token"));
    private static final Identity CERTIFICATE = new Identity.Certificate("");

    private static final Optional<ChannelBinding> BINDING =
            Optional.of(new ChannelBinding(ChannelBinding.TLS_EXPORTER, new byte[32]));

    private static final String ALL =
            "LOGIN PLAIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-1-PLUS SCRAM-SHA-256 SCRAM-SHA-256-PLUS SCRAM-SHA-512 SCRAM-SHA-512-PLUS"
                    + " XOAUTH2 OAUTHBEARER EXTERNAL DIGEST-MD5 GSSAPI";

    @ParameterizedTest
    @CsvSource({
        // who,      connection, offered,                                             chosen
        "PASSWORD,    BOUND, " + ALL + ",                                             SCRAM-SHA-512-PLUS",
        "PASSWORD,    TLS,   " + ALL + ",                                             SCRAM-SHA-512",
        "PASSWORD,    CLEAR, " + ALL + ",                                             SCRAM-SHA-512",
        "TOKEN,       BOUND, " + ALL + ",                                             OAUTHBEARER",
        "CERTIFICATE, BOUND, " + ALL + ",                                             EXTERNAL",
        "PASSWORD,    BOUND, SCRAM-SHA-1-PLUS SCRAM-SHA-512 SCRAM-SHA-256-PLUS,       SCRAM-SHA-256-PLUS",
        "PASSWORD,    BOUND, SCRAM-SHA-512 SCRAM-SHA-1-PLUS,                          SCRAM-SHA-1-PLUS",
        "PASSWORD,    TLS,   SCRAM-SHA-1 SCRAM-SHA-1-PLUS SCRAM-SHA-256 CRAM-MD5,     SCRAM-SHA-256",
        "PASSWORD,    TLS,   PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1,                        SCRAM-SHA-1",
        "PASSWORD,    TLS,   PLAIN LOGIN CRAM-MD5,                                    CRAM-MD5",
        "PASSWORD,    CLEAR, PLAIN LOGIN CRAM-MD5,                                    CRAM-MD5",
        "PASSWORD,    TLS,   LOGIN PLAIN,                                             PLAIN",
        "PASSWORD,    TLS,   LOGIN,                                                   LOGIN",
        "PASSWORD,    TLS,   login plain scram-sha-256,                               SCRAM-SHA-256",
        "TOKEN,       TLS,   xoauth2 PLAIN,                                           XOAUTH2",
        "CERTIFICATE, CLEAR, PLAIN External,                                          EXTERNAL",
    })
    void theStrongestCommonMechanismIsChosen(String who, String connection, String offered, String chosen)
            throws SaslFailure {
        SaslMechanism mechanism = Mechanisms.choose(identity(who), AuthOptions.none(), offer(connection, offered));

        assertThat(mechanism.name()).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, PLAIN", "login, LOGIN", "Scram-Sha-1, SCRAM-SHA-1", "SCRAM-SHA-1-PLUS, SCRAM-SHA-1-PLUS"})
    void theMechanismThatIsAskedForIsChosenInAnyCase(String wanted, String chosen) throws SaslFailure {
        SaslMechanism mechanism = Mechanisms.choose(PASSWORD, wanting(wanted), offer("BOUND", ALL));

        assertThat(mechanism.name()).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, PLAIN LOGIN, PLAIN",
        "TOKEN, XOAUTH2 OAUTHBEARER, OAUTHBEARER",
    })
    void aSecretIsShownInClearOnlyWhenTheCallerSaidSo(String who, String offered, String chosen) throws SaslFailure {
        AuthOptions allowed =
                new AuthOptions(Optional.empty(), Optional.empty(), ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ);

        assertThat(Mechanisms.choose(identity(who), allowed, offer("CLEAR", offered))
                        .name())
                .isEqualTo(chosen);
        assertThat(refusal(identity(who), AuthOptions.none(), offer("CLEAR", offered)))
                .hasMessageContaining(chosen
                        + " (would show the secret on a connection without TLS, which takes tls=none&auth=" + chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void askingForAMechanismIsNotSayingThatItMayShowThePassword(String wanted) {
        assertThat(refusal(PASSWORD, wanting(wanted), offer("CLEAR", ALL)))
                .hasMessageStartingWith("AUTH " + wanted + " cannot be used: ")
                .hasMessageContaining(wanted
                        + " (would show the secret on a connection without TLS, which takes tls=none&auth=" + wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PASSWORD    | TLS   |               | ''                       | no AUTH mechanism can be used: the server offers none
            PASSWORD    | TLS   |               | GSSAPI XOAUTH2           | no AUTH mechanism can be used: the server offers GSSAPI (not for a login by a password), XOAUTH2 (not for a login by a password)
            PASSWORD    | CLEAR |               | PLAIN                    | no AUTH mechanism can be used: the server offers PLAIN (would show the secret on a connection without TLS, which takes tls=none&auth=PLAIN in the server URI)
            PASSWORD    | TLS   |               | SCRAM-SHA-256-PLUS       | no AUTH mechanism can be used: the server offers SCRAM-SHA-256-PLUS (needs a channel binding, which this connection does not have)
            TOKEN       | TLS   |               | PLAIN                    | no AUTH mechanism can be used: the server offers PLAIN (not for a login by a token)
            CERTIFICATE | TLS   |               | PLAIN                    | no AUTH mechanism can be used: the server offers PLAIN (not for a login by a client certificate)
            PASSWORD    | TLS   | SCRAM-SHA-256 | PLAIN                    | AUTH SCRAM-SHA-256 cannot be used: the server offers PLAIN (is not the one asked for)
            PASSWORD    | TLS   | GSSAPI        | GSSAPI                   | AUTH GSSAPI cannot be used: the server offers GSSAPI (not for a login by a password)
            """)
    void aRefusalIsForGoodAndSaysWhatIsOfferedAndWhyThatIsOfNoUse(
            String who, String connection, String wanted, String offered, String message) {
        AuthOptions options = new AuthOptions(Optional.empty(), Optional.ofNullable(wanted), ClearText.FORBIDDEN);

        SaslFailure failure = refusal(identity(who), options, offer(connection, offered));

        assertThat(failure).hasMessage(message);
        assertThat(failure.isPermanent()).isTrue();
    }

    @Test
    void whatIsNoNameOfAMechanismGetsIntoNoMessage() {
        Offer offer = Offer.underTls(List.of("evil\u001b[31m", "TOO-LONG-TO-BE-A-NAME-OF-SASL", ""), Optional.empty());

        assertThat(refusal(PASSWORD, AuthOptions.none(), offer))
                .hasMessage("no AUTH mechanism can be used: the server offers none");
    }

    // RFC 5802 section 6: "y" finds out who took the -PLUS names away, but must not be said to a server that offers
    // one.
    @ParameterizedTest
    @CsvSource({
        "BOUND, SCRAM-SHA-256 SCRAM-SHA-256-PLUS, SCRAM-SHA-256-PLUS, 'p=tls-exporter,,'",
        "BOUND, SCRAM-SHA-256,                    SCRAM-SHA-256,      'y,,'",
        "BOUND, SCRAM-SHA-256 SCRAM-SHA-256-PLUS, SCRAM-SHA-256,      'n,,'",
        "BOUND, SCRAM-SHA-256 SCRAM-SHA-1-PLUS,   SCRAM-SHA-256,      'n,,'",
        "TLS,   SCRAM-SHA-256 SCRAM-SHA-256-PLUS, SCRAM-SHA-256,      'n,,'",
        "TLS,   SCRAM-SHA-256,                    SCRAM-SHA-256,      'n,,'",
        "CLEAR, SCRAM-SHA-256,                    SCRAM-SHA-256,      'n,,'",
    })
    void theServerIsToldTheTruthAboutChannelBinding(String connection, String offered, String wanted, String header)
            throws SaslFailure {
        SaslMechanism mechanism = Mechanisms.choose(PASSWORD, wanting(wanted), offer(connection, offered));

        assertThat(new Exchange(mechanism).opens()).startsWith(header + "n=user,r=");
    }

    @Test
    void aFailureOfAMechanismItselfComesThrough() {
        Identity identity = new Identity.Token("us\1er", Secret.of("token"));

        assertThat(refusal(identity, AuthOptions.none(), offer("TLS", "XOAUTH2")))
                .hasMessage("the user name has a control-A character, which AUTH cannot send");
    }

    private static SaslFailure refusal(Identity identity, AuthOptions options, Offer offer) {
        return catchThrowableOfType(SaslFailure.class, () -> Mechanisms.choose(identity, options, offer));
    }

    private static AuthOptions wanting(String mechanism) {
        return new AuthOptions(Optional.empty(), Optional.of(mechanism), ClearText.FORBIDDEN);
    }

    private static Identity identity(String who) {
        return switch (who) {
            case "PASSWORD" -> PASSWORD;
            case "TOKEN" -> TOKEN;
            default -> CERTIFICATE;
        };
    }

    private static Offer offer(String connection, String names) {
        List<String> offered = List.of(names.split(" "));
        return switch (connection) {
            case "BOUND" -> Offer.underTls(offered, BINDING);
            case "TLS" -> Offer.underTls(offered, Optional.empty());
            default -> Offer.inClear(offered);
        };
    }
}
