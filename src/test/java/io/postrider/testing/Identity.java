package io.postrider.testing;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A private key and its certificate, in memory and as PEM files.
 *
 * @param chainFile the certificate, then that of the authority which issued it
 * @param keyFile the key in PKCS #8, without a password
 */
public record Identity(
        X509Certificate certificate, X509Certificate issuer, PrivateKey key, Path chainFile, Path keyFile) {

    private static final char[] NO_PASSWORD = {};

    /** For an {@link javax.net.ssl.SSLContext} of a server, or of a client that shows a certificate. */
    public KeyManager[] keyManagers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(), NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private KeyStore keyStore() throws GeneralSecurityException {
        KeyStore store = KeyStores.empty();
        store.setKeyEntry("identity", key, NO_PASSWORD, new X509Certificate[] {certificate, issuer});
        return store;
    }
}
