package io.postrider.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority that lives as long as the directory it writes to. */
public final class CertificateAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Path certificateFile;

    CertificateAuthority(Path directory, String name) {
        this.directory = directory;
        try {
            this.keys = KeyKind.EC.generate();
            this.certificate = sign(CertificateRequest.of(name, KeyKind.EC), principal(name), keys.getPublic(), true);
            this.certificateFile = Pem.write(directory.resolve(name + ".pem"), certificate);
        } catch (GeneralSecurityException | IOException | OperatorException e) {
            throw new IllegalStateException("cannot make the certification authority " + name, e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The PEM file to trust. */
    public Path certificateFile() {
        return certificateFile;
    }

    /** A context for clients that trust this authority and no other. */
    public SSLContext trustingContext() throws GeneralSecurityException {
        return context(null);
    }

    /** The same, for a client that shows a certificate of its own when it is asked for one. */
    public SSLContext trustingContext(Identity client) throws GeneralSecurityException {
        return context(client.keyManagers());
    }

    private SSLContext context(KeyManager[] keyManagers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers, KeyStores.trusting(certificate), null);
        return context;
    }

    /** Makes a key pair and certifies it. */
    public Identity issue(CertificateRequest request) {
        try {
            KeyPair subject = request.keyKind().generate();
            X509Certificate issued = sign(request, certificate.getSubjectX500Principal(), subject.getPublic(), false);
            Path chain = Pem.write(directory.resolve(request.name() + "-chain.pem"), issued, certificate);
            Path key = Pem.write(directory.resolve(request.name() + "-key.pem"), subject.getPrivate());
            return new Identity(issued, certificate, subject.getPrivate(), chain, key);
        } catch (GeneralSecurityException | IOException | OperatorException e) {
            throw new IllegalStateException("cannot certify " + request, e);
        }
    }

    private X509Certificate sign(CertificateRequest request, X500Principal issuer, PublicKey subject, boolean authority)
            throws GeneralSecurityException, IOException, OperatorException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM).add(BigInteger.ONE),
                Date.from(request.notBefore()),
                Date.from(request.notAfter()),
                principal(request.name()),
                subject);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!request.hosts().isEmpty()) {
            builder.addExtension(Extension.subjectAlternativeName, false, names(request));
        }
        var signer = new JcaContentSignerBuilder(request.hash() + "withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static GeneralNames names(CertificateRequest request) {
        return new GeneralNames(request.hosts().stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static X500Principal principal(String name) {
        return new X500Principal("CN=" + name + ",O=Postrider tests");
    }
}
