package io.postrider.dkim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * A key that signs: RSA of at least 1024 bits (RFC 8301 section 3.2), or Ed25519 (RFC 8463). Nothing of the private key is ever shown.
 * Immutable, for many threads.
 */
public final class DkimKey {

    private static final int FEWEST_BITS = 1024;
    private static final int GOOD_BITS = 2048;

    private final Algorithm algorithm;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final Optional<Provider> provider;

    private DkimKey(PrivateKey privateKey, PublicKey publicKey, Optional<Provider> provider) {
        this.algorithm = Algorithm.of(publicKey);
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.provider = provider;
        if (bits() < FEWEST_BITS) {
            throw new IllegalArgumentException(
                    "an RSA key of " + bits() + " bits signs for nobody: verifiers want " + FEWEST_BITS + " at least");
        }
    }

    /**
     * The private key of a PEM file: PKCS#8 for both kinds, or PKCS#1 for RSA, not encrypted.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no such key
     */
    public static DkimKey fromPem(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        try {
            return fromPem(pem);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same from the text of such a file.
     *
     * @throws IllegalArgumentException if it holds no such key
     */
    public static DkimKey fromPem(String pem) {
        return of(PemKey.read(pem));
    }

    /**
     * A private key from whose parts the public one can be had.
     *
     * @throws IllegalArgumentException if it is of another kind, too short, or does not show its parts: use {@link #of(KeyPair)}
     */
    public static DkimKey of(PrivateKey key) {
        try {
            return new DkimKey(key, publicKey(key), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public key cannot be had from this private key: give both");
        }
    }

    /**
     * A private key, which may lie in a device, and its public one.
     *
     * @throws IllegalArgumentException if they are of another kind, too short, or do not belong together
     */
    public static DkimKey of(KeyPair pair) {
        return of(pair, Optional.empty());
    }

    /**
     * The same; {@code provider} signs.
     *
     * @throws IllegalArgumentException if they are of another kind, too short, or do not belong together
     */
    public static DkimKey of(KeyPair pair, Provider provider) {
        return of(pair, Optional.of(provider));
    }

    private static DkimKey of(KeyPair pair, Optional<Provider> provider) {
        DkimKey key = new DkimKey(
                Objects.requireNonNull(pair.getPrivate(), "private key"),
                Objects.requireNonNull(pair.getPublic(), "public key"),
                provider);
        key.requirePair();
        return key;
    }

    private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            RSAPublicKeySpec open = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent(), rsa.getParams());
            return KeyFactory.getInstance(rsa.getAlgorithm()).generatePublic(open);
        }
        if (key instanceof EdECPrivateKey edwards
                && edwards.getParams().getName().equals("Ed25519")) {
            return Ed25519.publicKey(edwards);
        }
        throw new GeneralSecurityException("no parts to be seen");
    }

    // A mistaken pair would sign mail after mail that nobody can verify.
    private void requirePair() {
        byte[] sample = Octets.ascii("sample");
        try {
            if (!algorithm.verify(sample, sign(sample), publicKey)) {
                throw new IllegalArgumentException("the private and the public key do not belong together");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key does not sign: " + e.getMessage(), e);
        }
    }

    /** The TXT record that publishes this key for {@code selector} of {@code domain}. */
    public DkimRecord dnsRecord(String selector, String domain) {
        String name = DomainName.require("selector", selector) + "._domainkey." + DomainName.require("domain", domain);
        String published = Base64.getEncoder().encodeToString(algorithm.published(publicKey));
        return new DkimRecord(name, "v=DKIM1; k=" + algorithm.keyType() + "; p=" + published);
    }

    /** Whether it is an RSA key of fewer than 2048 bits, which RFC 8301 section 3.2 advises against. */
    public boolean isWeak() {
        return bits() < GOOD_BITS;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    byte[] sign(byte[] signed) throws GeneralSecurityException {
        return algorithm.sign(signed, privateKey, provider);
    }

    // Ed25519 has no weaker keys; it is as good as an RSA key of about 3000 bits.
    private int bits() {
        return publicKey instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 3072;
    }

    @Override
    public String toString() {
        return "DkimKey[" + algorithm.word() + "]";
    }
}
