package io.postrider.internal.session;

import static io.postrider.internal.session.TlsScripts.OFFERED;
import static io.postrider.internal.session.TlsScripts.OPENING;
import static io.postrider.internal.session.TlsScripts.SECURED;
import static io.postrider.internal.session.TlsScripts.opportunistic;
import static io.postrider.internal.session.TlsScripts.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Mail;
import io.postrider.testing.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REQUIRETLS (RFC 8689): a mail that leaves protected or not at all. */
class RequireTlsTest {

    private static final String PROTECTED = OPENING
            + SECURED.formatted("server")
                    .replace("S: 250 mx.example.org\n", "S: 250-mx.example.org\nS: 250 REQUIRETLS\n")
                    .replace("example.com>\n", "example.com> REQUIRETLS\n");

    private static Mail requiringTls() {
        return new Mail(Mails.envelope("b").requireTls().build(), Mails.content());
    }

    @Test
    void requireTlsNeedsTheServersWord() {
        required(PROTECTED).play(play -> assertThat(play.send(requiringTls())).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void requireTlsIsContentWithAGoodCertificateUnderOpportunisticTls() {
        opportunistic(PROTECTED)
                .play(play -> assertThat(play.send(requiringTls())).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "other host", "untrusted"})
    void requireTlsIsNotContentWithAnother(String certificate) {
        opportunistic(OPENING + "S: 220 go ahead\nS: [tls " + certificate
                        + "]\nC: EHLO client.example.com\nS: 250-mx\nS: 250 REQUIRETLS\n")
                .play(play -> assertThat(play.send(requiringTls())).isEqualTo("b NOT_SENT MAIL P"));
    }

    @Test
    void requireTlsWaitsForABetterTimeWhereAHandshakeFailed() {
        opportunistic(OPENING + "S: 220 go ahead\nC: <record of tls>\nS: [reset]\n---\n" + OFFERED)
                .play(play -> assertThat(play.send(requiringTls())).isEqualTo("b NOT_SENT MAIL T"));
    }
}
