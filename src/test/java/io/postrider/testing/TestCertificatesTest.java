package io.postrider.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TestCertificatesTest {

    private final TestCertificates certificates = TestCertificates.shared();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "mail.example.org", "127.0.0.1"})
    void aClientThatTrustsTheAuthorityAcceptsTheServerUnderEachOfItsNames(String host) throws Exception {
        assertThat(handshake(certificates.server(), host)).isEqualTo("TLSv1.3");
        assertThat(handshake(certificates.serverEc(), host)).isEqualTo("TLSv1.3");
    }

    @Test
    void anExpiredServerIsRefused() {
        assertRefused(certificates.expiredServer(), "validity check failed");
    }

    @Test
    void aServerOfAnotherHostIsRefused() {
        assertRefused(certificates.otherHostServer(), "No subject alternative DNS name matching localhost");
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() {
        assertRefused(certificates.untrustedServer(), "unable to find valid certification path");
    }

    @Test
    void theFilesAreReadByNetty() throws Exception {
        for (Identity identity :
                new Identity[] {certificates.server(), certificates.serverEc(), certificates.client()}) {
            var context = SslContextBuilder.forServer(
                            identity.chainFile().toFile(), identity.keyFile().toFile())
                    .trustManager(certificates.ca().toFile())
                    .build();

            assertThat(context.isServer()).isTrue();
        }
    }

    @Test
    void thePemLinesHaveAtMost64CharactersAndNoCarriageReturn() throws IOException {
        for (Path file : new Path[] {
            certificates.ca(), certificates.untrustedCa(), certificates.server().keyFile()
        }) {
            assertThat(Files.readString(file))
                    .doesNotContain("\r")
                    .startsWith("-----BEGIN ")
                    .endsWith("-----\n");
            assertThat(Files.readAllLines(file)).allMatch(line -> line.length() <= 64);
        }
    }

    @Test
    void aCertificateMayBeSignedOverAnotherHash() {
        CertificateRequest request =
                CertificateRequest.of("sha384", KeyKind.EC, "localhost").signedOver("SHA384");

        assertThat(certificates.authority().issue(request).certificate().getSigAlgName())
                .isEqualTo("SHA384withECDSA");
    }

    private void assertRefused(Identity server, String reason) {
        assertThatThrownBy(() -> handshake(server, "localhost"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining(reason);
    }

    /** Shakes hands over a real socket and returns the protocol that both agreed upon. */
    private String handshake(Identity identity, String host) throws Exception {
        SSLContext serverContext = SSLContext.getInstance("TLS");
        serverContext.init(identity.keyManagers(), null, null);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var listener =
                        (SSLServerSocket) serverContext.getServerSocketFactory().createServerSocket(0, 1, loopback);
                var plain = new Socket(loopback, listener.getLocalPort())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(listener));
            SSLSocket client = (SSLSocket) certificates
                    .authority()
                    .trustingContext()
                    .getSocketFactory()
                    .createSocket(plain, host, listener.getLocalPort(), true);
            verifyHostName(client);
            client.startHandshake();
            served.join();
            return client.getSession().getProtocol();
        }
    }

    private static void verifyHostName(SSLSocket client) {
        SSLParameters parameters = client.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(parameters);
    }

    private static void serve(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.startHandshake();
        } catch (SSLException clientRefusedUs) {
            // The client tells the test why.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
