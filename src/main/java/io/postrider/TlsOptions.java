package io.postrider;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Whom we trust and who we are under TLS. TLS 1.2 and 1.3 are spoken.
 *
 * @param trust certificates to trust instead of the JDK's, a PEM file
 * @param certificate our own certificate chain, a PEM file
 * @param key its private key, a PEM file in PKCS#8
 * @param context used as it is, instead of all of these
 */
public record TlsOptions(
        Optional<Path> trust, Optional<Path> certificate, Optional<Path> key, Optional<SSLContext> context) {

    /** The JDK's trust, no certificate of our own. */
    public static TlsOptions defaults() {
        return new TlsOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with the certificates of a PEM file trusted instead of the JDK's. */
    public TlsOptions withTrust(Path pem) {
        return new TlsOptions(Optional.of(pem), certificate, key, context);
    }

    /** The same with a certificate of our own: its chain, the own one first, and its key in PKCS#8, each a PEM file. */
    public TlsOptions withCertificate(Path chain, Path privateKey) {
        return new TlsOptions(trust, Optional.of(chain), Optional.of(privateKey), context);
    }

    /** The same with a context that is used as it is; what else there is counts for nothing. */
    public TlsOptions withContext(SSLContext other) {
        return new TlsOptions(trust, certificate, key, Optional.of(other));
    }

    /** @throws IllegalArgumentException if there is a certificate without a key or the other way round */
    public TlsOptions {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("a client certificate and its key go together");
        }
    }
}
