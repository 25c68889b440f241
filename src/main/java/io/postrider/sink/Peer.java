package io.postrider.sink;

import io.postrider.sink.sasl.ChannelBindings;
import io.postrider.sink.tls.TlsBindings;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What is known of the client of one connection. Confined to its event loop. */
final class Peer {

    /** In the string form of a name (RFC 2253). */
    private static final Pattern COMMON_NAME = Pattern.compile("(?<=^CN=|,CN=)[^,]+");

    private final long connection;
    private @Nullable SSLSession tls;
    private @Nullable String user;
    private boolean introduced;

    /** @param connection the number of the connection */
    Peer(long connection) {
        this.connection = connection;
    }

    long connection() {
        return connection;
    }

    /** TLS has begun: all else is forgotten (RFC 3207 section 4.2). */
    void onTls(SSLSession session) {
        tls = session;
        user = null;
        introduced = false;
    }

    void onHello() {
        introduced = true;
    }

    void onLogin(String name) {
        user = name;
    }

    boolean isIntroduced() {
        return introduced;
    }

    boolean isSecured() {
        return tls != null;
    }

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    Optional<String> tlsVersion() {
        return Optional.ofNullable(tls).map(SSLSession::getProtocol);
    }

    ChannelBindings channelBindings() {
        return tls == null ? ChannelBindings.NONE : new TlsBindings(tls);
    }

    /** The common name in the client's certificate. */
    Optional<String> certificateName() {
        try {
            return tls != null && tls.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? commonName(certificate.getSubjectX500Principal().getName())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> commonName(String distinguishedName) {
        return COMMON_NAME
                .matcher(distinguishedName)
                .results()
                .map(MatchResult::group)
                .findFirst();
    }
}
