package io.postrider.internal.session;

import static io.postrider.internal.session.TlsScripts.OFFERED;
import static io.postrider.internal.session.TlsScripts.OPENING;
import static io.postrider.internal.session.TlsScripts.SECURED;
import static io.postrider.internal.session.TlsScripts.opportunistic;
import static io.postrider.internal.session.TlsScripts.required;
import static io.postrider.internal.session.TlsScripts.trusting;
import static io.postrider.testing.Dialogues.GROUPED_MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS (RFC 3207) and implicit TLS (RFC 8314): nothing survives the change, and what must be protected is never said in clear. */
class TlsTest {

    private static final String SIZED_MAIL = GROUPED_MAIL.replace("a@example.com>", "a@example.com> SIZE=27");

    private static Script implicit(String text) {
        return trusting(text).uri("smtps://localhost:%d");
    }

    private static void sends(Script script, String verdict) {
        script.play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b " + verdict));
    }

    @Test
    void whatTheServerSaidInClearIsForgotten() {
        sends(required(OPENING + SECURED.formatted("server")), "ACCEPTED END_OF_DATA 250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp://localhost:%d?tls=required", "smtp://localhost:%d?tls=opportunistic"})
    void octetsBehindTheGoAheadCloseTheConnection(String uri) {
        Script script = trusting(OPENING + "S~ 220 go ahead\\r\\n250 injected\\r\\n\nC: [close]\n")
                .uri(uri);

        sends(script, "NOT_SENT STARTTLS T");
    }

    @Test
    void halfALineBehindTheGoAheadClosesTheConnection() {
        sends(required(OPENING + "S~ 220 go ahead\\r\\n25\nC: [close]\n"), "NOT_SENT STARTTLS T");
    }

    @Test
    void aReplyInClearWhereTheHandshakeIsDueClosesTheConnection() {
        sends(
                required(
                        OPENING
                                + "S~ 220 go ahead\\r\\n\nS: [wait 20 ms]\nS! 250 injected\nC: <record of tls>\nC: <alert of tls>\n"),
                "NOT_SENT STARTTLS T");
    }

    @Test
    void requiredAndNotOfferedIsNotSent() {
        sends(required("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 250-mx.example.org
                        S: 250 PIPELINING
                        C: QUIT
                        S: 221 bye
                        """), "NOT_SENT STARTTLS P");
    }

    @Test
    void requiredAndNoEhloIsNotSent() {
        sends(required("""
                        S: 220 mx.example.org
                        C: EHLO client.example.com
                        S: 502 what?
                        C: HELO client.example.com
                        S: 250 mx.example.org
                        C: QUIT
                        S: 221 bye
                        """), "NOT_SENT STARTTLS P");
    }

    @ParameterizedTest
    @CsvSource({"454, DEFERRED STARTTLS 454 T", "501, REJECTED STARTTLS 501 P"})
    void requiredAndRefusedIsNotSent(String code, String verdict) {
        sends(required(OPENING + "S: " + code + " no\nC: QUIT\nS: 221 bye\n"), verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: 250 ok\nC: [close]\n",
                "S: 354 go\nC: [close]\n",
                "S: huh\nC: [close]\n",
                "S: [close]\n",
                "S: [reset]\n"
            })
    void requiredAndAnsweredWrongIsNotSent(String fault) {
        sends(required(OPENING + fault), "NOT_SENT STARTTLS T");
    }

    @Test
    void requiredAndClosedIsDeferred() {
        sends(required(OPENING + "S: 421 closing\nC: [close]\n"), "DEFERRED STARTTLS 421 T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "other host", "untrusted"})
    void requiredAndACertificateThatIsNotGoodIsNotSent(String certificate) {
        sends(required(OPENING + "S: 220 go ahead\nS: [tls " + certificate + "]\nC: [close]\n"), "NOT_SENT STARTTLS P");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n"})
    void requiredAndAHandshakeThatIsBrokenOffIsNotSent(String end) {
        sends(required(OPENING + "S: 220 go ahead\nC: <record of tls>\n" + end), "NOT_SENT STARTTLS T");
    }

    @Test
    void opportunisticAndNotOfferedGoesInClear() {
        sends(opportunistic(OFFERED.replace("STARTTLS", "8BITMIME") + SIZED_MAIL), "ACCEPTED END_OF_DATA 250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"454", "501", "250"})
    void opportunisticAndRefusedGoesInClearOnTheSameConnection(String code) {
        sends(opportunistic(OPENING + "S: " + code + " no\n" + SIZED_MAIL), "ACCEPTED END_OF_DATA 250");
    }

    @Test
    void opportunisticAndClosedIsDeferredAndNotTriedForEver() {
        sends(opportunistic(OPENING + "S: 421 closing\nC: [close]\n"), "DEFERRED STARTTLS 421 T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "expired", "other host", "untrusted"})
    void opportunisticTakesWhateverCertificateThereIs(String certificate) {
        sends(opportunistic(OPENING + SECURED.formatted(certificate)), "ACCEPTED END_OF_DATA 250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n", "S! 500 what is this?\nC: <alert of tls>\n"})
    void opportunisticAndNoHandshakeGoesInClearOnAnotherConnection(String end) {
        String inClear = "---\n" + OFFERED + SIZED_MAIL;

        opportunistic(OPENING + "S: 220 go ahead\nC: <record of tls>\n" + end + inClear + SIZED_MAIL)
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    /** The second connection, in clear, was no better: the handshake is tried again. */
    @Test
    void aHandshakeThatFailedOnceIsTriedAgainWhereClearIsNoBetter() {
        opportunistic(OPENING
                        + "S: 220 go ahead\nC: <record of tls>\nS: [reset]\n---\nS: 421 overloaded\nC: [close]\n---\n"
                        + OPENING + SECURED.formatted("server"))
                .client(client -> client.pool(Pools.of(1)))
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b DEFERRED GREETING 421 T");
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @Test
    void implicitTlsComesBeforeTheGreeting() {
        sends(implicit("S: [tls server]\n" + OFFERED + SIZED_MAIL), "ACCEPTED END_OF_DATA 250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "other host", "untrusted"})
    void implicitTlsWithACertificateThatIsNotGoodIsNotSent(String certificate) {
        sends(implicit("S: [tls " + certificate + "]\nC: [close]\n"), "NOT_SENT CONNECT P");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: [close]\n", "S: [reset]\n", "S! 220 hello in clear\nC: <alert of tls>\n"})
    void aHandshakeOfImplicitTlsThatIsBrokenOffIsNotSent(String end) {
        sends(implicit("C: <record of tls>\n" + end), "NOT_SENT CONNECT T");
    }

    @Test
    void aConnectionThatIsCutUnderTlsBehindTheContentIsInDoubt() {
        sends(
                required(OPENING + SECURED.formatted("server").replace("C: .\nS: 250 ok\n", "C: .\nS: [reset]\n")),
                "IN_DOUBT END_OF_DATA D");
    }
}
