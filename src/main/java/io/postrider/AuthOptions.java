package io.postrider;

import java.util.Optional;

/**
 * Whether and how to log in.
 *
 * @param credentials who we are; empty for no login
 * @param mechanism the one mechanism to use; empty for the strongest that both sides have
 * @param clear whether a mechanism that shows the password may run on a connection that is not protected
 */
public record AuthOptions(Optional<Credentials> credentials, Optional<String> mechanism, ClearText clear) {

    /** Whether a password may be seen on the network. */
    public enum ClearText {
        /** PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER run under TLS alone, and under opportunistic TLS only where the certificate is good. */
        FORBIDDEN,
        /** The caller says in so many words that everyone on the way may read the password. */
        I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ
    }

    /** No login. */
    public static AuthOptions none() {
        return new AuthOptions(Optional.empty(), Optional.empty(), ClearText.FORBIDDEN);
    }

    /** The same as somebody. */
    public AuthOptions withCredentials(Credentials who) {
        return new AuthOptions(Optional.of(who), mechanism, clear);
    }

    /** The same with this mechanism and no other, such as {@code SCRAM-SHA-256}. */
    public AuthOptions withMechanism(String name) {
        return new AuthOptions(credentials, Optional.of(name), clear);
    }

    /** The same with or without passwords that can be read on the way. */
    public AuthOptions withClear(ClearText other) {
        return new AuthOptions(credentials, mechanism, other);
    }
}
