package io.postrider.internal.session;

import static io.postrider.internal.session.Eavesdropper.PASSWORD;
import static io.postrider.internal.session.Eavesdropper.PLAIN;
import static io.postrider.internal.session.Eavesdropper.TOKEN;
import static io.postrider.internal.session.Eavesdropper.base64;
import static io.postrider.testing.Dialogues.NOTHING_OFFERED;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.postrider.testing.Script;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A caller who logs in on his own, with commands of his own, is protected no less. */
class RawLoginStaysHiddenTest {

    @AutoClose
    private final Eavesdropper eavesdropper = new Eavesdropper();

    private void converse(String rest, Script.Act act) {
        eavesdropper.hearing(Script.of(NOTHING_OFFERED + rest)).play(act);
    }

    @Test
    void aRawLoginIsNotLogged() {
        converse("""
                        C: auth plain secret42
                        S: 535 no
                        """, play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            eavesdropper.see(talk.raw("auth plain secret42").get(10, TimeUnit.SECONDS));
            talk.quit().get(10, TimeUnit.SECONDS);
        });

        eavesdropper.requireHidden("secret42");
    }

    @Test
    void theAnswersOfARawLoginAreNotLoggedNorEchoed() {
        converse("""
                        C: AUTH LOGIN
                        S: 334 VXNlcm5hbWU6
                        C: dXNlcjQy
                        S: 334 UGFzc3dvcmQ6
                        C: c2VjcmV0NDI=
                        S: 535 c2VjcmV0NDI= is wrong
                        C: VRFY visible
                        S: 252 ok
                        """, play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            eavesdropper.see(talk.raw("AUTH LOGIN").get(10, TimeUnit.SECONDS));
            talk.raw("dXNlcjQy");
            eavesdropper.see(talk.raw("c2VjcmV0NDI=").get(10, TimeUnit.SECONDS));
            talk.raw("VRFY visible").get(10, TimeUnit.SECONDS);
            talk.quit().get(10, TimeUnit.SECONDS);
        });

        eavesdropper.requireHidden("dXNlcjQy");
        eavesdropper.requireHidden("c2VjcmV0NDI=");
        eavesdropper.requireSeen("VRFY visible");
    }

    /** In clear, where it was told in Base64. */
    @Test
    void aRawLoginWhoseServerRepeatsThePasswordInClear() {
        String password = base64(PASSWORD);

        converse(
                "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcjQy\nS: 334 UGFzc3dvcmQ6\nC: " + password
                        + "\nS: 535 bad password "
                        + PASSWORD + "\nC: AUTH PLAIN " + PLAIN + "\nS: 535 bad password " + PASSWORD + " or "
                        + password + "\n",
                play -> {
                    var talk = play.client().converse().get(10, TimeUnit.SECONDS);
                    talk.raw("AUTH LOGIN");
                    talk.raw("dXNlcjQy");
                    eavesdropper.see(talk.raw(password).get(10, TimeUnit.SECONDS));
                    eavesdropper.see(talk.raw("AUTH PLAIN " + PLAIN).get(10, TimeUnit.SECONDS));
                    talk.close();
                });

        eavesdropper.requireHidden(PASSWORD, password, PLAIN);
        eavesdropper.requireSeen("bad password ***");
    }

    @Test
    void aRawLoginByTokenWhoseServerRepeatsTheToken() {
        String opening = base64("user=user\1auth=Bearer " + TOKEN + "\1\1");

        converse("C: AUTH XOAUTH2 " + opening + "\nS: 535 no " + TOKEN + "\n", play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            eavesdropper.see(talk.raw("AUTH XOAUTH2 " + opening).get(10, TimeUnit.SECONDS));
            talk.close();
        });

        eavesdropper.requireHidden(TOKEN, opening);
    }

    @Test
    void anAnswerOfARawLoginBehindOneThatMayNotBeWritten() {
        converse("C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: c2VjcmV0NDI=\nS: 535 no\n", play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            eavesdropper.see(talk.raw("AUTH LOGIN").get(10, TimeUnit.SECONDS));
            eavesdropper.see(catchThrowable(() -> talk.raw("a\tb").get(10, TimeUnit.SECONDS)));
            eavesdropper.see(talk.raw("c2VjcmV0NDI=").get(10, TimeUnit.SECONDS));
            talk.close();
        });

        eavesdropper.requireHidden("c2VjcmV0NDI=");
    }

    @Test
    void aRawLoginBehindBlanksIsNotLogged() {
        converse("C:  AUTH PLAIN secret42\nS: 535 no secret42\n", play -> {
            var talk = play.client().converse().get(10, TimeUnit.SECONDS);
            eavesdropper.see(talk.raw(" AUTH PLAIN secret42").get(10, TimeUnit.SECONDS));
            talk.close();
        });

        eavesdropper.requireHidden("secret42");
    }
}
