package io.postrider.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Key stores that live in memory only. */
final class KeyStores {

    static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException cannotHappenWithoutAStream) {
            throw new UncheckedIOException(cannotHappenWithoutAStream);
        }
        return store;
    }

    static TrustManager[] trusting(X509Certificate authority) throws GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyStores() {}
}
