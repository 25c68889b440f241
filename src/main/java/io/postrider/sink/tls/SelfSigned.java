package io.postrider.sink.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A certificate made on the fly (RFC 5280): an elliptic curve key, signed by itself, for {@code localhost}, the loopback addresses and
 * one more name. The JDK has no public way to make one, and keytool is a process and a file.
 *
 * @param key its private key
 * @param certificate the certificate
 */
public record SelfSigned(PrivateKey key, X509Certificate certificate) {

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";

    /** Makes one; it takes some milliseconds. */
    public static SelfSigned create(String hostName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] body = body(hostName, pair.getPublic().getEncoded());
            byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(sign(pair.getPrivate(), body)));
            return new SelfSigned(pair.getPrivate(), read(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a certificate", e);
        }
    }

    /** The certificate in PEM (RFC 7468). */
    public static String pem(byte[] certificate) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] body(String hostName, byte[] publicKey) {
        Instant now = Instant.now();
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.utf8(hostName))));
        return Der.sequence(
                Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, new SecureRandom()).setBit(120)),
                ECDSA_WITH_SHA256,
                name,
                Der.sequence(Der.utcTime(now.minus(Duration.ofDays(1))), Der.utcTime(now.plus(Duration.ofDays(3650)))),
                name,
                publicKey,
                Der.tagged(0xA3, Der.sequence(alternativeNames(hostName), certificateAuthority())));
    }

    private static byte[] alternativeNames(String hostName) {
        byte[] names =
                Der.sequence(dnsName("localhost"), dnsName(hostName), address("127.0.0.1"), address("0:0:0:0:0:0:0:1"));
        return Der.sequence(Der.identifier(SUBJECT_ALTERNATIVE_NAME), Der.octets(names));
    }

    // Whoever trusts it trusts it as an authority; without this mark some clients refuse that.
    private static byte[] certificateAuthority() {
        return Der.sequence(Der.identifier(BASIC_CONSTRAINTS), Der.yes(), Der.octets(Der.sequence(Der.yes())));
    }

    private static byte[] dnsName(String name) {
        return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] address(String literal) {
        try {
            return Der.tagged(0x87, InetAddress.getByName(literal).getAddress());
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] body) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(body);
        return signature.sign();
    }

    private static X509Certificate read(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
