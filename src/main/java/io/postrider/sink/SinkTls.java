package io.postrider.sink;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The certificate that a sink shows, and whether it asks for the client's.
 *
 * @param context used as it is
 * @param chain else this certificate chain, a PEM file
 * @param key with this private key, a PEM file in PKCS#8; without any of these a certificate is made on the fly
 * @param clientCertificate whether the client is asked for one
 */
public record SinkTls(
        Optional<SSLContext> context, Optional<Path> chain, Optional<Path> key, ClientCertificate clientCertificate) {

    /** What is asked of the client. A certificate is taken from whomever it comes, unless a given context knows better. */
    public enum ClientCertificate {
        NONE,
        WANTED,
        REQUIRED
    }

    /**
     * A certificate that is made on the fly for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and the sink's host name. Clients
     * trust it by {@link Sink#certificatePem()}.
     */
    public static SinkTls selfSigned() {
        return new SinkTls(Optional.empty(), Optional.empty(), Optional.empty(), ClientCertificate.NONE);
    }

    /** Whatever this context does. */
    public static SinkTls of(SSLContext context) {
        return new SinkTls(Optional.of(context), Optional.empty(), Optional.empty(), ClientCertificate.NONE);
    }

    /** A certificate chain and its key, PEM files. */
    public static SinkTls of(Path chain, Path key) {
        return new SinkTls(Optional.empty(), Optional.of(chain), Optional.of(key), ClientCertificate.NONE);
    }

    /** Asks the client for its certificate, for {@code AUTH EXTERNAL}. */
    public SinkTls asking(ClientCertificate what) {
        return new SinkTls(context, chain, key, what);
    }
}
