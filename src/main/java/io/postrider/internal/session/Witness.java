package io.postrider.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets every certificate pass, as opportunistic TLS does (RFC 7435), and notes in the TLS session which ones are good and the host's. A session that is
 * resumed keeps the note. Any thread.
 */
final class Witness extends X509ExtendedTrustManager {

    private static final String GOOD = Witness.class.getName() + ".good";

    private final X509ExtendedTrustManager judge;

    private Witness(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        this.judge = judge(factory.getTrustManagers());
    }

    private static X509ExtendedTrustManager judge(TrustManager[] of) throws GeneralSecurityException {
        for (TrustManager manager : of) {
            if (manager instanceof X509ExtendedTrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("this JVM cannot verify certificates");
    }

    /** Good is what the JDK trusts. */
    static Witness ofDefaults() {
        try {
            return new Witness(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Good is what these certificates vouch for. */
    static Witness of(InputStream pem) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            trusted.setCertificateEntry("trusted-" + number++, certificate);
        }
        if (number == 0) {
            throw new CertificateException("no certificate");
        }
        return new Witness(trusted);
    }

    static boolean foundGood(SSLSession session) {
        return session.getValue(GOOD) != null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        try {
            judge.checkServerTrusted(chain, authType, engine);
            engine.getHandshakeSession().putValue(GOOD, Boolean.TRUE);
        } catch (CertificateException e) {
            // Opportunistic TLS takes whatever there is; what is not noted as good is not trusted with anything.
        }
    }

    // Without an engine nobody knows whose certificate it should be.
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
