package io.postrider.internal.sasl;

import io.postrider.Secret;
import java.util.List;

/** Who logs in, with all that the mechanisms need: {@link io.postrider.Credentials} after the token was obtained. */
public sealed interface Identity {

    /** The mechanisms that can show it, strongest first. */
    List<Candidate> candidates();

    /** What it logs in with, for messages. */
    String means();

    /**
     * A user with a password.
     *
     * @param keys those derived from the password so far
     */
    record Password(String user, Secret secret, ScramKeys keys) implements Identity {

        /**
         * Channel binding before any hash, for it alone finds out a man in the middle; then those that do not show the password; PLAIN
         * before LOGIN, as the draft of the latter asks for (draft-murchison-sasl-login-00 section 1).
         */
        @Override
        public List<Candidate> candidates() {
            return List.of(
                    Candidate.bound(ScramHash.SHA_512, this),
                    Candidate.bound(ScramHash.SHA_256, this),
                    Candidate.bound(ScramHash.SHA_1, this),
                    Candidate.unbound(ScramHash.SHA_512, this),
                    Candidate.unbound(ScramHash.SHA_256, this),
                    Candidate.unbound(ScramHash.SHA_1, this),
                    Candidate.hiding(CramMd5.NAME, () -> new CramMd5(user, secret)),
                    Candidate.showing(Plain.NAME, () -> new Plain(user, secret)),
                    Candidate.showing(Login.NAME, () -> new Login(user, secret)));
        }

        @Override
        public String means() {
            return "a password";
        }
    }

    /** A user with an OAuth 2.0 access token. */
    record Token(String user, Secret token) implements Identity {

        /** The standard one first. */
        @Override
        public List<Candidate> candidates() {
            return List.of(
                    Candidate.showing(Bearer.OAUTHBEARER, () -> Bearer.oauthBearer(user, token)),
                    Candidate.showing(Bearer.XOAUTH2, () -> Bearer.xoauth2(user, token)));
        }

        @Override
        public String means() {
            return "a token";
        }
    }

    /**
     * The client certificate.
     *
     * @param authorizationId who we want to act as; empty for whom the certificate names
     */
    record Certificate(String authorizationId) implements Identity {

        @Override
        public List<Candidate> candidates() {
            return List.of(Candidate.hiding(External.NAME, () -> new External(authorizationId)));
        }

        @Override
        public String means() {
            return "a client certificate";
        }
    }
}
