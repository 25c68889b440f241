package io.postrider.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Writes certificates and keys as text (RFC 7468). */
final class Pem {

    private static final Base64.Encoder LINES_OF_64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static Path write(Path file, X509Certificate... chain) throws IOException, CertificateEncodingException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return readableByAll(Files.writeString(file, text));
    }

    static Path write(Path file, PrivateKey key) throws IOException {
        return readableByAll(Files.writeString(file, block("PRIVATE KEY", key.getEncoded())));
    }

    private static String block(String label, byte[] der) {
        String body = new String(LINES_OF_64.encode(der), US_ASCII);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    // Mail servers read these files under users of their own. The keys die with the test run.
    private static Path readableByAll(Path file) {
        if (!file.toFile().setReadable(true, false)) {
            throw new IllegalStateException("cannot make readable by all: " + file);
        }
        return file;
    }

    private Pem() {}
}
