package io.postrider.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelBindingTest {

    // RFC 5929 section 4.1: the hash of the signature, but SHA-256 in place of MD5 and SHA-1.
    @ParameterizedTest
    @CsvSource({
        "RSA,     MD5withRSA,          SHA-256",
        "RSA,     SHA1withRSA,         SHA-256",
        "RSA,     SHA224withRSA,       SHA-224",
        "RSA,     SHA256withRSA,       SHA-256",
        "RSA,     SHA384withRSA,       SHA-384",
        "RSA,     SHA512withRSA,       SHA-512",
        "RSA,     SHA3-256withRSA,     SHA3-256",
        "RSA,     SHA256withRSAandMGF1, SHA-256",
        "RSA,     SHA512withRSAandMGF1, SHA-512",
        "RSA,     SHA1withRSAandMGF1,  SHA-256",
        "EC,      SHA256withECDSA,     SHA-256",
        "EC,      SHA384withECDSA,     SHA-384",
    })
    void theServerEndPointIsTheCertificatesHashByItsOwnHashFunction(String key, String signature, String hash)
            throws Exception {
        TestCertificate server = TestCertificate.signed(key, signature);

        ChannelBinding binding =
                ChannelBinding.serverEndPoint(server.certificate()).orElseThrow();

        assertThat(binding.type()).isEqualTo("tls-server-end-point");
        assertThat(binding.data())
                .isEqualTo(MessageDigest.getInstance(hash)
                        .digest(server.certificate().getEncoded()));
    }

    @Test
    void aSignatureWithoutAHashFunctionDefinesNoServerEndPoint() throws Exception {
        TestCertificate server = TestCertificate.signed("Ed25519", "Ed25519");

        assertThat(ChannelBinding.serverEndPoint(server.certificate())).isEmpty();
    }

    @Test
    void tls12BindsToTheServersCertificate() throws Exception {
        TestCertificate server = TestCertificate.signed("EC", "SHA256withECDSA");
        Handshake handshake = Handshake.over(server.context(), "TLSv1.2");

        ChannelBinding binding = ChannelBinding.of(handshake.client()).orElseThrow();

        assertThat(binding.data())
                .isEqualTo(ChannelBinding.serverEndPoint(server.certificate())
                        .orElseThrow()
                        .data());
        assertThat(binding).hasToString("tls-server-end-point");
    }

    // The method came with JDK 25; both ends must export the same octets, and every connection others.
    @Test
    void tls13BindsToTheConnectionWhereTheJdkCanExport() throws Exception {
        TestCertificate server = TestCertificate.signed("EC", "SHA256withECDSA");
        Handshake one = Handshake.over(server.context(), "TLSv1.3");
        Handshake other = Handshake.over(server.context(), "TLSv1.3");

        ChannelBinding binding = ChannelBinding.of(one.client()).orElseThrow();

        assertThat(TlsExporter.isAvailable()).isEqualTo(Runtime.version().feature() >= 25);
        if (TlsExporter.isAvailable()) {
            assertThat(binding.type()).isEqualTo("tls-exporter");
            assertThat(binding.data())
                    .hasSize(32)
                    .isEqualTo(ChannelBinding.of(one.server()).orElseThrow().data())
                    .isNotEqualTo(
                            ChannelBinding.of(other.client()).orElseThrow().data());
        } else {
            assertThat(binding.type()).isEqualTo("tls-server-end-point");
            assertThat(binding.data())
                    .isEqualTo(ChannelBinding.of(other.client()).orElseThrow().data());
        }
    }

    @Test
    void aBindingWithoutDataIsRefused() {
        assertThatThrownBy(() -> new ChannelBinding("tls-exporter", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
