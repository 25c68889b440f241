package io.postrider.internal.session;

import static io.postrider.internal.session.TlsScripts.OPENING;
import static io.postrider.testing.Dialogues.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Receipt;
import io.postrider.TlsOptions;
import io.postrider.testing.Mails;
import io.postrider.testing.Script;
import io.postrider.testing.TestCertificates;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under opportunistic TLS a password is shown only to a host that has proven who it is. */
class TlsPasswordTest {

    private static final String LOGIN = """
            S: 220 go ahead
            S: [tls %s]
            C: EHLO client.example.com
            S: 250-mx.example.org
            S: 250 AUTH PLAIN
            C: AUTH PLAIN AHVzZXIAc2VjcmV0NDI=
            S: 235 ok
            """ + MAIL;

    private static Script login(String text) {
        return Script.of(text)
                .uri("smtp://user:secret42@localhost:%d?tls=opportunistic")
                .client(client -> client.pool(Pools.carrying(1)));
    }

    /** The second connection resumes the TLS session of the first, and sees no certificate. */
    @Test
    void aPasswordIsShownToAHostWhoseCertificateIsGood() {
        String login = OPENING + LOGIN.formatted("server") + "C: QUIT\nS: 221 bye\n";
        login(login + "---\n" + login)
                .client(client -> client.tls(TlsOptions.defaults()
                        .withTrust(TestCertificates.shared().ca())))
                .play(play -> {
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                    play.awaitNoConnection();
                    assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "other host", "untrusted"})
    void aPasswordIsNotShownToOthers(String certificate) {
        String refused = LOGIN.formatted(certificate);
        login(OPENING + refused.substring(0, refused.indexOf("C: AUTH")) + "C: QUIT\nS: 221 bye\n")
                .client(client -> client.tls(TlsOptions.defaults()
                        .withTrust(TestCertificates.shared().ca())))
                .play(play -> {
                    Receipt receipt = play.receipt(Mails.to("b"));

                    assertThat(receipt.recipients().get(0).outcome().description())
                            .contains("PLAIN", "certificate is not verified");
                });
    }

    @Test
    void aPasswordIsShownToAnyoneIfTheCallerSaysSo() {
        login(OPENING + LOGIN.formatted("untrusted"))
                .client(client -> client.auth(auth -> auth.withClear(ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ)))
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }

    @Test
    void aPasswordIsShownToWhomTheCallersOwnContextTrusts() throws Exception {
        SSLContext anyone = SSLContext.getInstance("TLS");
        anyone.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        login(OPENING + LOGIN.formatted("untrusted"))
                .client(client -> client.tls(TlsOptions.defaults().withContext(anyone)))
                .play(play -> assertThat(play.send(Mails.to("b"))).isEqualTo("b ACCEPTED END_OF_DATA 250"));
    }
}
