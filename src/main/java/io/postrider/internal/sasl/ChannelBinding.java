package io.postrider.internal.sasl;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What ties a login to the TLS connection it runs on (RFC 5056): nobody can pass it on over another. */
public final class ChannelBinding {

    /** RFC 9266: of this very connection. */
    static final String TLS_EXPORTER = "tls-exporter";

    /** RFC 5929 section 4: of the server's certificate. */
    static final String TLS_SERVER_END_POINT = "tls-server-end-point";

    private final String type;
    private final byte[] data;

    /**
     * @param type its registered name
     * @param data at least one octet
     */
    public ChannelBinding(String type, byte[] data) {
        if (data.length == 0) {
            throw new IllegalArgumentException("a channel binding of type " + type + " without data");
        }
        this.type = type;
        this.data = data.clone();
    }

    /**
     * The strongest one that a finished handshake gives: {@code tls-exporter} under TLS 1.3 where the TLS provider can export, else
     * {@code tls-server-end-point}; empty where the certificate defines none.
     */
    public static Optional<ChannelBinding> of(SSLSession session) {
        return TlsExporter.export(session)
                .map(data -> new ChannelBinding(TLS_EXPORTER, data))
                .or(() -> serverCertificate(session).flatMap(ChannelBinding::serverEndPoint));
    }

    /** {@code tls-server-end-point}: the hash of the server's certificate. */
    public static Optional<ChannelBinding> serverEndPoint(X509Certificate certificate) {
        return CertificateHash.of(certificate).map(hash -> new ChannelBinding(TLS_SERVER_END_POINT, hash));
    }

    private static Optional<X509Certificate> serverCertificate(SSLSession session) {
        try {
            Certificate first = session.getPeerCertificates()[0];
            return first instanceof X509Certificate x509 ? Optional.of(x509) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Its registered name. */
    public String type() {
        return type;
    }

    /** The octets that both ends of the connection know. */
    public byte[] data() {
        return data.clone();
    }

    @Override
    public String toString() {
        return type;
    }
}
