package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Security;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimKeyTest {

    private static final String RSA_RECORD =
            TestKeys.RSA.dnsRecord("s", "example.org").value();
    private static final String ED25519_RECORD =
            TestKeys.ED25519.dnsRecord("s", "example.org").value();

    @TempDir
    Path directory;

    @Test
    void pkcs8OfBothKindsIsRead() {
        assertThat(recordOf(pem("PRIVATE KEY", pkcs8(TestKeys.RSA_PAIR)))).isEqualTo(RSA_RECORD);
        assertThat(recordOf(pem("PRIVATE KEY", pkcs8(TestKeys.ED25519_PAIR)))).isEqualTo(ED25519_RECORD);
    }

    @Test
    void pkcs1IsRead() throws IOException {
        assertThat(recordOf(pem("RSA PRIVATE KEY", pkcs1(TestKeys.RSA_PAIR)))).isEqualTo(RSA_RECORD);
    }

    @Test
    void anEd25519KeyWithItsPublicKeyBehindItIsRead() {
        byte[] algorithmAndKey = Arrays.copyOfRange(pkcs8(TestKeys.ED25519_PAIR), 5, 48);
        byte[] publicKey = Algorithm.ED25519_SHA256.published(TestKeys.ED25519_PAIR.getPublic());
        Octets second = new Octets(100);
        second.add(Der.element(Der.INTEGER, new byte[] {1}));
        second.add(algorithmAndKey);
        second.add(new byte[] {(byte) 0x81, 33, 0});
        second.add(publicKey);

        assertThat(recordOf(pem("PRIVATE KEY", Der.element(Der.SEQUENCE, second.toArray()))))
                .isEqualTo(ED25519_RECORD);
    }

    @Test
    void whatStandsBeforeTheKeyIsPassedOver() {
        String certificate = pem("CERTIFICATE", new byte[100]);

        assertThat(recordOf("Bag Attributes\r\n" + certificate + pem("PRIVATE KEY", pkcs8(TestKeys.RSA_PAIR))))
                .isEqualTo(RSA_RECORD);
    }

    @Test
    void lineEndsOfAllKindsAreRead() {
        String pem = pem("PRIVATE KEY", pkcs8(TestKeys.RSA_PAIR));

        assertThat(recordOf(pem.replace("\n", "\r\n"))).isEqualTo(RSA_RECORD);
        assertThat(recordOf(pem.strip())).isEqualTo(RSA_RECORD);
    }

    @Test
    void aFileIsReadAndNamedInComplaints() throws IOException {
        Path good = Files.writeString(directory.resolve("good.pem"), pem("PRIVATE KEY", pkcs8(TestKeys.RSA_PAIR)));
        Path bad = Files.writeString(directory.resolve("bad.pem"), "nothing");

        assertThat(DkimKey.fromPem(good).dnsRecord("s", "example.org").value()).isEqualTo(RSA_RECORD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.fromPem(bad))
                .withMessage(bad + ": there is no private key in PEM");
        assertThatCode(() -> DkimKey.fromPem(directory.resolve("none.pem"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void encryptedKeysAreRefused() {
        String pkcs8 = pem("ENCRYPTED PRIVATE KEY", new byte[40]);
        String pkcs1 = pem("RSA PRIVATE KEY", new byte[40])
                .replace("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.fromPem(pkcs8))
                .withMessageContaining("encrypted");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.fromPem(pkcs1))
                .withMessageContaining("encrypted");
    }

    @Test
    void keysOfOtherKindsAreRefused() {
        KeyPair elliptic = TestKeys.pair("EC", 256);
        KeyPair pss = TestKeys.pair("RSASSA-PSS", 2048);
        KeyPair ed448 = TestKeys.pair("Ed448", 448);

        for (KeyPair pair : new KeyPair[] {elliptic, pss, ed448}) {
            assertThatIllegalArgumentException().isThrownBy(() -> DkimKey.of(pair));
            assertThatIllegalArgumentException().isThrownBy(() -> DkimKey.of(pair.getPrivate()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DkimKey.fromPem(pem("PRIVATE KEY", pkcs8(pair))))
                    .withMessageContaining("RSA and Ed25519");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.fromPem(pem("EC PRIVATE KEY", new byte[40])))
                .withMessageContaining("EC PRIVATE KEY");
    }

    @Test
    void rsaBelow1024BitsIsRefused() {
        KeyPair small = TestKeys.pair("RSA", 1023);

        assertThatIllegalArgumentException().isThrownBy(() -> DkimKey.of(small)).withMessageContaining("1023 bits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.fromPem(pem("PRIVATE KEY", pkcs8(small))))
                .withMessageContaining("1023 bits");
    }

    @Test
    void rsaBelow2048BitsIsWeakAndEd25519IsNot() {
        assertThat(DkimKey.of(TestKeys.pair("RSA", 1024)).isWeak()).isTrue();
        assertThat(TestKeys.RSA.isWeak()).isFalse();
        assertThat(TestKeys.ED25519.isWeak()).isFalse();
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused() {
        KeyPair mixed = new KeyPair(
                TestKeys.RSA_PAIR.getPublic(), TestKeys.pair("RSA", 2048).getPrivate());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.of(mixed))
                .withMessageContaining("do not belong together");
    }

    @Test
    void aKeyThatShowsNoPartsNeedsItsPublicKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.of(new Opaque()))
                .withMessageContaining("give both");
    }

    @Test
    void theGivenProviderSigns() throws Exception {
        DkimKey key = DkimKey.of(TestKeys.RSA_PAIR, Security.getProvider("SunRsaSign"));

        assertThat(key.sign(new byte[1])).isEqualTo(TestKeys.RSA.sign(new byte[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.of(TestKeys.RSA_PAIR, Security.getProvider("SUN")))
                .withMessageContaining("does not sign");
    }

    @Test
    void noComplaintShowsAnythingOfTheKey() {
        String pem = pem("PRIVATE KEY", pkcs8(TestKeys.RSA_PAIR));
        String[] broken = {
            pem.replaceFirst("\nM", "\n\u00e9"),
            pem.replace("BEGIN PRIVATE", "BEGIN PRIVAT\u00c9"),
            pem.replace("-----\n", "\n"),
            pem.replaceFirst("\nMII", "\nMIJ"),
            pem.substring(0, 800),
            pem.replace("-----END", "AAAA\n-----END"),
            pem("PRIVATE KEY", Arrays.copyOf(pkcs8(TestKeys.RSA_PAIR), 500)),
            pem("PRIVATE KEY", new byte[0]),
            pem("RSA PRIVATE KEY", Arrays.copyOf(pkcs8(TestKeys.RSA_PAIR), 500)),
        };

        for (String text : broken) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DkimKey.fromPem(text))
                    .withMessageMatching(
                            "the private key (is malformed|is not base64|has no end)|there is no private key in PEM")
                    .withNoCause();
        }
    }

    @Test
    void toStringShowsNothingOfTheKey() {
        assertThat(TestKeys.RSA).hasToString("DkimKey[rsa-sha256]");
        assertThat(TestKeys.ED25519).hasToString("DkimKey[ed25519-sha256]");
    }

    @Test
    void aLongRecordIsSplitIntoStrings() {
        DkimRecord record = TestKeys.RSA.dnsRecord("s1", "example.org");

        assertThat(record.name()).isEqualTo("s1._domainkey.example.org");
        assertThat(record.value()).startsWith("v=DKIM1; k=rsa; p=MIIB").hasSizeGreaterThan(255);
        assertThat(record.strings()).hasSize(2).allMatch(string -> string.length() <= 255);
        assertThat(String.join("", record.strings())).isEqualTo(record.value());
        assertThat(record)
                .hasToString("s1._domainkey.example.org. IN TXT \""
                        + record.strings().get(0) + "\" \"" + record.strings().get(1) + "\"");
    }

    @Test
    void namesThatTheDnsDoesNotKnowAreRefused() {
        String[] wrong = {
            "", ".", "a..b", "a b", "a;b", "-a", "a-", "b\u00fccher", "a".repeat(64), "a.".repeat(127) + "a"
        };

        for (String name : wrong) {
            assertThatIllegalArgumentException().isThrownBy(() -> TestKeys.RSA.dnsRecord("s", name));
            assertThatIllegalArgumentException().isThrownBy(() -> TestKeys.RSA.dnsRecord(name, "example.org"));
        }
    }

    private static String recordOf(String pem) {
        return DkimKey.fromPem(pem).dnsRecord("s", "example.org").value();
    }

    private static byte[] pkcs8(KeyPair pair) {
        return pair.getPrivate().getEncoded();
    }

    private static byte[] pkcs1(KeyPair pair) throws IOException {
        assertThat((Key) pair.getPrivate()).isInstanceOf(RSAPrivateCrtKey.class);
        return PrivateKeyInfo.getInstance(pkcs8(pair))
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
    }

    private static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** A key that lies in a device. */
    private static final class Opaque implements PrivateKey {

        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
