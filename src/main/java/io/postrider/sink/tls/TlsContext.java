package io.postrider.sink.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Makes the server's side of TLS connections. For any thread. */
public final class TlsContext {

    private final SslContext context;
    private final Optional<String> pem;
    private final ClientAuth clientAuth;

    private TlsContext(SslContext context, Optional<String> pem, ClientAuth clientAuth) {
        this.context = context;
        this.pem = pem;
        this.clientAuth = clientAuth;
    }

    /** As a given context does it. */
    public static TlsContext of(SSLContext context, ClientAuth clientAuth) {
        return new TlsContext(jdk(context, clientAuth), Optional.empty(), clientAuth);
    }

    private static SslContext jdk(SSLContext context, ClientAuth clientAuth) {
        return new JdkSslContext(
                context, false, null, IdentityCipherSuiteFilter.INSTANCE, null, clientAuth, null, false);
    }

    /** With a certificate chain and key from PEM files. */
    public static TlsContext of(Path chain, Path key, ClientAuth clientAuth) {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(chain.toFile(), key.toFile());
            return new TlsContext(build(builder, clientAuth), Optional.of(Files.readString(chain)), clientAuth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a certificate made on the fly. */
    public static TlsContext selfSigned(String hostName, ClientAuth clientAuth) {
        SelfSigned self = SelfSigned.create(hostName);
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(self.key(), self.certificate());
            String pem = SelfSigned.pem(self.certificate().getEncoded());
            return new TlsContext(build(builder, clientAuth), Optional.of(pem), clientAuth);
        } catch (SSLException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    // Whoever asks for a certificate wants to know whose it is, and takes any.
    private static SslContext build(SslContextBuilder builder, ClientAuth clientAuth) throws SSLException {
        return builder.trustManager(InsecureTrustManagerFactory.INSTANCE)
                .clientAuth(clientAuth)
                .build();
    }

    public SslHandler newHandler(ByteBufAllocator allocator) {
        return context.newHandler(allocator);
    }

    public boolean asksForCertificates() {
        return clientAuth != ClientAuth.NONE;
    }

    /** The certificate in PEM, where it is known. */
    public Optional<String> pem() {
        return pem;
    }
}
