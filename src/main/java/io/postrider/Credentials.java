package io.postrider;

import java.util.concurrent.CompletionStage;

/** Who we are to a server that asks (RFC 4954). */
public sealed interface Credentials {

    /**
     * A user with a password: SCRAM, CRAM-MD5, PLAIN or LOGIN, the strongest that both sides have.
     *
     * @param user the authentication identity, as the server knows it
     * @param password shown in clear by PLAIN and LOGIN alone, which run under TLS unless {@link AuthOptions#clear} says otherwise
     */
    record Password(String user, Secret password) implements Credentials {}

    /**
     * A user with OAuth 2.0 access tokens: XOAUTH2 and OAUTHBEARER (RFC 7628).
     *
     * @param user whose mailbox the token is for
     * @param tokens asked for a token before each login
     */
    record Token(String user, TokenSupplier tokens) implements Credentials {}

    /**
     * The client certificate says who we are (EXTERNAL, RFC 4422 appendix A).
     *
     * @param authorizationId who we want to act as; empty for whom the certificate names
     */
    record External(String authorizationId) implements Credentials {}

    /** A user with a password. */
    static Credentials password(String user, String password) {
        return new Password(user, Secret.of(password));
    }

    /** A user with access tokens. */
    static Credentials token(String user, TokenSupplier tokens) {
        return new Token(user, tokens);
    }

    /** Whom the client certificate of {@link TlsOptions} names. */
    static Credentials external() {
        return new External("");
    }

    /** Gives access tokens. */
    @FunctionalInterface
    interface TokenSupplier {

        /**
         * Gives a token. Called on the client's threads for its caller's code, by several threads at once, before the login of each connection; and
         * once more when a server refused the last token. If it fails, or takes longer than {@link Stage#AUTH} may, the connection fails.
         *
         * @param reason whether the last one was refused, so that one from a cache will not do
         */
        CompletionStage<Secret> token(Reason reason);

        /** Why a token is asked for. */
        enum Reason {
            /** A connection logs in: a token that is still good will do. */
            LOGIN,
            /** The server refused the last one: only a new one will do. */
            REFUSED
        }
    }
}
