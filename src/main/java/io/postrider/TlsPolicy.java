package io.postrider;

import java.util.Locale;

/** When a connection is protected by TLS. */
public enum TlsPolicy {
    /** Never. */
    NONE,
    /**
     * STARTTLS (RFC 3207) where it is offered, with whatever certificate there is; in clear where it is not. A login that shows the
     * password needs a certificate that is good all the same: see {@link AuthOptions.ClearText}.
     */
    OPPORTUNISTIC,
    /** STARTTLS with a certificate that is verified for the host, or no mail at all. */
    REQUIRED,
    /** TLS from the first octet on (RFC 8314), with a certificate that is verified for the host. */
    IMPLICIT;

    /**
     * Reads the word of a server URI: {@code required}, {@code opportunistic} or {@code none}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static TlsPolicy of(String word) {
        for (TlsPolicy policy : values()) {
            if (policy != IMPLICIT && policy.name().toLowerCase(Locale.ROOT).equals(word)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("tls=" + word + ": use required, opportunistic or none");
    }
}
