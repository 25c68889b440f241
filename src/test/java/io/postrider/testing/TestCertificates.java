package io.postrider.testing;

import java.nio.file.Path;

/**
 * The certificates that tests need, made once in a test run and removed after it: an authority and what it issued, and
 * another authority that nobody was told to trust. Every server certificate is for {@code localhost},
 * {@code mail.example.org}, {@code 127.0.0.1} and {@code ::1}, unless it says otherwise.
 */
public final class TestCertificates {

    private static final String[] HOSTS = {"localhost", "mail.example.org", "127.0.0.1", "::1"};

    private final CertificateAuthority authority;
    private final CertificateAuthority untrustedAuthority;
    private final Identity server;
    private final Identity serverEc;
    private final Identity expiredServer;
    private final Identity otherHostServer;
    private final Identity untrustedServer;
    private final Identity client;

    private TestCertificates(Path directory) {
        authority = new CertificateAuthority(directory, "ca");
        untrustedAuthority = new CertificateAuthority(directory, "untrusted-ca");
        server = authority.issue(CertificateRequest.of("server", KeyKind.RSA, HOSTS));
        serverEc = authority.issue(CertificateRequest.of("server-ec", KeyKind.EC, HOSTS));
        expiredServer = authority.issue(
                CertificateRequest.of("expired-server", KeyKind.EC, HOSTS).expired());
        otherHostServer = authority.issue(CertificateRequest.of("other-host", KeyKind.EC, "mail.example.net"));
        untrustedServer = untrustedAuthority.issue(CertificateRequest.of("untrusted-server", KeyKind.EC, HOSTS));
        client = authority.issue(CertificateRequest.of("client", KeyKind.EC));
    }

    public static TestCertificates shared() {
        return Shared.INSTANCE;
    }

    /** Who issued all but the {@link #untrustedServer()}; issues more on request. */
    public CertificateAuthority authority() {
        return authority;
    }

    /** The PEM file of the {@link #authority()}. */
    public Path ca() {
        return authority.certificateFile();
    }

    /** The PEM file of the authority that issued the {@link #untrustedServer()} and nothing else. */
    public Path untrustedCa() {
        return untrustedAuthority.certificateFile();
    }

    /** A server with an RSA key. */
    public Identity server() {
        return server;
    }

    /** A server with an elliptic curve key. */
    public Identity serverEc() {
        return serverEc;
    }

    /** A server whose certificate ran out an hour ago. */
    public Identity expiredServer() {
        return expiredServer;
    }

    /** A server with a valid certificate for {@code mail.example.net}, and for no address. */
    public Identity otherHostServer() {
        return otherHostServer;
    }

    /** A server whose authority is not {@link #ca()}. */
    public Identity untrustedServer() {
        return untrustedServer;
    }

    /** A client that logs in by its certificate. */
    public Identity client() {
        return client;
    }

    // Initialised on first use, by one thread: the Java Language Specification, section 12.4.2.
    private static final class Shared {
        static final TestCertificates INSTANCE = new TestCertificates(Scratch.directory("postrider-certificates"));
    }
}
