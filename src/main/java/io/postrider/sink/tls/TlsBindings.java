package io.postrider.sink.tls;

import io.postrider.sink.sasl.ChannelBindings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** The channel bindings of a TLS connection, as its server sees them. */
public final class TlsBindings implements ChannelBindings {

    private final SSLSession session;

    /** The bindings of {@code session}, whose handshake is done. */
    public TlsBindings(SSLSession session) {
        this.session = session;
    }

    @Override
    public Optional<byte[]> data(String type) {
        return switch (type) {
            case "tls-server-end-point" -> endPoint();
            case "tls-exporter" -> exporter();
            default -> Optional.empty();
        };
    }

    /** A hash of our certificate, by its own hash function but no weaker than SHA-256 (RFC 5929 section 4.1). */
    private Optional<byte[]> endPoint() {
        Certificate[] own = session.getLocalCertificates();
        if (own == null || own.length == 0 || !(own[0] instanceof X509Certificate certificate)) {
            return Optional.empty();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(hash(certificate.getSigAlgName()));
            return Optional.of(digest.digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String hash(String signatureAlgorithm) {
        String upper = signatureAlgorithm.toUpperCase(Locale.ROOT);
        return upper.contains("SHA384") ? "SHA-384" : upper.contains("SHA512") ? "SHA-512" : "SHA-256";
    }

    /** Keying material of this connection alone (RFC 9266); the JDK gives it from version 25 on. */
    private Optional<byte[]> exporter() {
        try {
            Method export = javax.net.ssl.ExtendedSSLSession.class.getMethod(
                    "exportKeyingMaterialData", String.class, byte[].class, int.class);
            return Optional.of((byte[]) export.invoke(session, "EXPORTER-Channel-Binding", new byte[0], 32));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }
}
