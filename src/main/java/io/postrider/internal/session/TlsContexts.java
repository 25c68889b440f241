package io.postrider.internal.session;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.postrider.TlsOptions;
import io.postrider.internal.session.TlsLayer.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/** Makes the context of TLS connections from PEM files, or takes the one that is given. OpenSSL is used where its library is on the class path. */
final class TlsContexts {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private TlsContexts() {}

    static SslContext of(TlsOptions options, Verification verification) {
        if (options.context().isPresent()) {
            return new JdkSslContext(
                    options.context().get(),
                    true,
                    null,
                    IdentityCipherSuiteFilter.INSTANCE,
                    ApplicationProtocolConfig.DISABLED,
                    ClientAuth.NONE,
                    PROTOCOLS,
                    false);
        }
        try {
            return builder(options, verification).build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static SslContextBuilder builder(TlsOptions options, Verification verification) {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols(PROTOCOLS);
        if (verification == Verification.NOTED) {
            builder.trustManager(witness(options));
        } else if (options.trust().isPresent()) {
            Path trust = readable(options.trust().get(), "certificates to trust");
            named(trust, "certificates to trust", () -> builder.trustManager(trust.toFile()));
        }
        if (options.certificate().isPresent() && options.key().isPresent()) {
            Path certificate = readable(options.certificate().get(), "client certificate");
            Path key = readable(options.key().get(), "client key");
            named(key, "client certificate or key", () -> builder.keyManager(certificate.toFile(), key.toFile()));
        }
        return builder;
    }

    private static Witness witness(TlsOptions options) {
        if (options.trust().isEmpty()) {
            return Witness.ofDefaults();
        }
        Path trust = readable(options.trust().get(), "certificates to trust");
        try (InputStream pem = Files.newInputStream(trust)) {
            return Witness.of(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(trust + " holds no certificates to trust in PEM", e);
        }
    }

    private static Path readable(Path file, String what) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read the " + what + " in " + file);
        }
        return file;
    }

    // What the parsers say of a broken file does not name it, and may quote what is in it.
    private static void named(Path file, String what, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no " + what + " in PEM", e);
        }
    }
}
