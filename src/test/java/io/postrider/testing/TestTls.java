package io.postrider.testing;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** TLS as a server, with one of the {@link TestCertificates}. */
public final class TestTls {

    private TestTls() {}

    /** A context with the certificate of that name: server, expired, other host, untrusted. */
    public static SSLContext server(String certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(certificate).keyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity identity(String name) {
        TestCertificates certificates = TestCertificates.shared();
        return switch (name) {
            case "server" -> certificates.server();
            case "expired" -> certificates.expiredServer();
            case "other host" -> certificates.otherHostServer();
            case "untrusted" -> certificates.untrustedServer();
            default -> throw new IllegalArgumentException("no certificate: " + name);
        };
    }
}
