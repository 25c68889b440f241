package io.postrider.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a test wants certified.
 *
 * @param name the common name, and the name of the PEM files
 * @param hosts subject alternative names: host names and addresses (RFC 5280 section 4.2.1.6)
 * @param hash the hash of the authority's signature, such as {@code SHA256}; {@code tls-server-end-point} depends on
 *     it (RFC 5929 section 4.1)
 */
public record CertificateRequest(
        String name, List<String> hosts, KeyKind keyKind, String hash, Instant notBefore, Instant notAfter) {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** A certificate that is valid from yesterday to tomorrow. */
    public static CertificateRequest of(String name, KeyKind keyKind, String... hosts) {
        Instant now = Instant.now();
        return new CertificateRequest(name, List.of(hosts), keyKind, "SHA256", now.minus(A_DAY), now.plus(A_DAY));
    }

    /** The same, but it ran out an hour ago. */
    public CertificateRequest expired() {
        return new CertificateRequest(
                name, hosts, keyKind, hash, notBefore, Instant.now().minus(Duration.ofHours(1)));
    }

    /** The same, signed over another hash. */
    public CertificateRequest signedOver(String otherHash) {
        return new CertificateRequest(name, hosts, keyKind, otherHash, notBefore, notAfter);
    }
}
