package io.postrider.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Reads a private key from PEM (RFC 7468): PKCS#8 (RFC 5958), or PKCS#1 for RSA (RFC 8017 appendix A.1.2), neither encrypted. What
 * else is in the text, certificates say, is passed over. No complaint shows anything of a key.
 */
final class PemKey {

    private static final String PKCS8 = "PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";

    private static final Pattern LABEL = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

    private static final byte[] RSA = HexFormat.of().parseHex("2a864886f70d010101");
    private static final byte[] ED25519 = HexFormat.of().parseHex("2b6570");

    // The version and the algorithm of PKCS#8, to stand before a key of PKCS#1.
    private static final byte[] RSA_HEAD = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PemKey() {}

    /**
     * The first private key in {@code pem}.
     *
     * @throws IllegalArgumentException if there is none that can be read
     */
    static PrivateKey read(String pem) {
        String label = label(pem);
        return switch (label) {
            case PKCS8 -> ofPkcs8(decode(pem, label));
            case PKCS1 -> ofPkcs8(wrap(decode(pem, label)));
            case "ENCRYPTED PRIVATE KEY" -> throw encrypted();
            default -> throw new IllegalArgumentException("DKIM signs with RSA and Ed25519 keys, not with: " + label);
        };
    }

    // A label may be shown in a complaint, so it must be one, and not something that stands between others.
    private static String label(String pem) {
        return LABEL.matcher(pem)
                .results()
                .map(match -> match.group(1))
                .filter(label -> label.endsWith(PKCS8))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no private key in PEM"));
    }

    private static byte[] decode(String pem, String label) {
        int begin = pem.indexOf("-----BEGIN " + label + "-----") + label.length() + 16;
        int end = pem.indexOf("-----END " + label + "-----", begin);
        if (end < 0) {
            throw new IllegalArgumentException("the private key has no end");
        }
        String text = pem.substring(begin, end);
        if (text.contains("ENCRYPTED")) {
            throw encrypted();
        }
        return decode(text);
    }

    // The decoder's own complaint is dropped, as it shows a character of the key.
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is not base64");
        }
    }

    private static byte[] wrap(byte[] pkcs1) {
        Octets content = new Octets(pkcs1.length + 32);
        content.add(RSA_HEAD);
        content.add(Der.element(Der.OCTET_STRING, pkcs1));
        return Der.element(Der.SEQUENCE, content.toArray());
    }

    private static PrivateKey ofPkcs8(byte[] encoded) {
        Der outer = new Der(encoded);
        Der key = new Der(outer.next(Der.SEQUENCE));
        outer.end();
        key.next(Der.INTEGER);
        byte[] algorithm = new Der(key.next(Der.SEQUENCE)).next(Der.OBJECT_IDENTIFIER);
        byte[] content = key.next(Der.OCTET_STRING);
        try {
            return ofAlgorithm(algorithm, content, encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key is malformed");
        }
    }

    private static PrivateKey ofAlgorithm(byte[] algorithm, byte[] content, byte[] encoded)
            throws GeneralSecurityException {
        if (Arrays.equals(algorithm, RSA)) {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        }
        if (Arrays.equals(algorithm, ED25519)) {
            // From the seed, as the JDK refuses an encoding that has the public key behind it (RFC 5958 section 2).
            return Ed25519.privateKey(new Der(content).next(Der.OCTET_STRING));
        }
        throw new IllegalArgumentException("DKIM signs with RSA and Ed25519 keys, and this is neither");
    }

    private static IllegalArgumentException encrypted() {
        return new IllegalArgumentException("the private key is encrypted: decrypt it first, with openssl pkey say");
    }
}
