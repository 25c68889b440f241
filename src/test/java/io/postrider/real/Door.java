package io.postrider.real;

import io.postrider.AuthOptions;
import io.postrider.AuthOptions.ClearText;
import io.postrider.Credentials;
import io.postrider.Destination;
import io.postrider.Protocol;
import io.postrider.TlsOptions;
import io.postrider.TlsPolicy;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A way into a server, and how a client takes it. */
record Door(Destination destination, AuthOptions auth, TlsOptions tls) {

    /** In clear, with no login, unless something else is said. */
    static Door smtp(InetSocketAddress server) {
        return to(Protocol.SMTP, server);
    }

    static Door lmtp(InetSocketAddress server) {
        return to(Protocol.LMTP, server);
    }

    private static Door to(Protocol protocol, InetSocketAddress server) {
        String host = server.getAddress().getHostAddress();
        Destination destination = new Destination(protocol, host, server.getPort(), TlsPolicy.NONE);
        return new Door(
                destination, AuthOptions.none(), trust(TestCertificates.shared().ca()));
    }

    private static TlsOptions trust(Path authority) {
        return new TlsOptions(Optional.of(authority), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Door under(TlsPolicy policy) {
        Destination same = destination;
        return new Door(new Destination(same.protocol(), same.host(), same.port(), policy), auth, tls);
    }

    Door as(Credentials credentials) {
        return new Door(destination, new AuthOptions(Optional.of(credentials), auth.mechanism(), auth.clear()), tls);
    }

    Door by(String mechanism) {
        return new Door(destination, new AuthOptions(auth.credentials(), Optional.of(mechanism), auth.clear()), tls);
    }

    Door withPasswordInClear() {
        ClearText accepted = ClearText.I_ACCEPT_THAT_THE_PASSWORD_CAN_BE_READ;
        return new Door(destination, new AuthOptions(auth.credentials(), auth.mechanism(), accepted), tls);
    }

    Door trusting(Path authority) {
        return new Door(destination, auth, trust(authority));
    }

    Door with(SSLContext context) {
        return new Door(destination, auth, TlsOptions.defaults().withContext(context));
    }

    Door showing(Identity identity) {
        TlsOptions options = new TlsOptions(
                tls.trust(), Optional.of(identity.chainFile()), Optional.of(identity.keyFile()), Optional.empty());
        return new Door(destination, auth, options);
    }

    SmtpClientBuilder client() {
        return SmtpClient.builder("smtp://" + destination)
                .destination(unused -> destination)
                .auth(unused -> auth)
                .tls(tls);
    }
}
