package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postrider.Stage;
import io.postrider.sink.SinkTls.ClientCertificate;
import io.postrider.sink.tls.SelfSigned;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS (RFC 3207), implicit TLS (RFC 8314) and what hangs on them. */
class TlsTest {

    @Test
    void underTlsEverythingBeginsAnew() throws Exception {
        try (Sink sink = Sink.builder().startTls().start();
                RawClient clear = new RawClient(sink)) {
            clear.reply();
            assertThat(clear.say("EHLO c")).contains("STARTTLS").doesNotContain("REQUIRETLS");
            assertThat(clear.say("STARTTLS")).startsWith("220 ");
            try (RawClient client = wrap(sink, clear, "localhost", null)) {
                assertThat(client.say("MAIL FROM:<>")).startsWith("503 ");
                assertThat(client.say("EHLO c")).contains("REQUIRETLS").doesNotContain("STARTTLS");
                assertThat(client.say("STARTTLS")).startsWith("503 ");
                assertThat(client.say("MAIL FROM:<> REQUIRETLS")).startsWith("250 ");
                assertThat(sink.counters().handshakes()).isEqualTo(1);
            }
        }
    }

    @Test
    void whateverFollowsStartTlsInClearEndsTheConnection() throws IOException {
        try (Sink sink = Sink.builder().startTls().start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("STARTTLS", "EHLO c")).startsWith("554 5.5.1 Nothing may follow STARTTLS");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void octetsCanBePutBehindTheReplyToStartTls() throws IOException {
        try (Sink sink = Sink.builder().startTls().start();
                RawClient client = RawClient.introduced(sink)) {
            sink.on(Stage.STARTTLS).then(Fault.usual().followedBy("250 injected"));

            assertThat(client.say("STARTTLS")).startsWith("220 ");
            assertThat(client.line()).isEqualTo("250 injected\r\n");
        }
    }

    @Test
    void aRefusedStartTlsLeavesTheConnectionInClear() throws IOException {
        try (Sink sink = Sink.builder().startTls().start();
                RawClient client = RawClient.introduced(sink)) {
            sink.on(Stage.STARTTLS).reply("454 4.7.0 not now");

            assertThat(client.say("STARTTLS")).startsWith("454 ");
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void implicitTlsGreetsUnderTls() throws Exception {
        try (Sink sink = Sink.builder().implicitTls().start();
                RawClient client = wrap(sink, new RawClient(sink), "localhost", null)) {
            assertThat(client.reply()).startsWith("220 ");
            assertThat(client.say("EHLO c")).doesNotContain("STARTTLS");
            assertThat(sink.uri()).startsWith("smtps://");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "mx.example.org"})
    void theCertificateMadeOnTheFlyIsGoodForEachOfItsNames(String name) throws Exception {
        try (Sink sink = Sink.builder().hostName("mx.example.org").implicitTls().start();
                RawClient client = wrap(sink, new RawClient(sink), name, null)) {
            assertThat(client.reply()).startsWith("220 mx.example.org");
        }
    }

    @Test
    void theCertificateMadeOnTheFlyIsNotGoodForOtherNames() throws Exception {
        try (Sink sink = Sink.builder().implicitTls().start();
                RawClient client = new RawClient(sink)) {
            assertThatThrownBy(() -> wrap(sink, client, "mx.example.net", null))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aCertificateCanComeFromFilesOrAContext(@TempDir Path directory) throws Exception {
        SelfSigned self = SelfSigned.create("files.example.org");
        Path chain = Files.writeString(
                directory.resolve("chain.pem"),
                SelfSigned.pem(self.certificate().getEncoded()));
        Path key = Files.writeString(directory.resolve("key.pem"), keyPem(self));
        SinkTls fromFiles = SinkTls.of(chain, key);
        SinkTls fromContext = SinkTls.of(context(self.certificate(), self));
        for (SinkTls tls : new SinkTls[] {fromFiles, fromContext}) {
            try (Sink sink = Sink.builder().implicitTls(tls).start();
                    RawClient client =
                            wrap(context(self.certificate(), null), new RawClient(sink), "files.example.org")) {
                assertThat(client.reply()).startsWith("220 ");
            }
        }
    }

    @Test
    void externalIsWhomTheClientCertificateNames() throws Exception {
        SinkTls asking = SinkTls.selfSigned().asking(ClientCertificate.WANTED);
        try (Sink sink = Sink.builder().implicitTls(asking).start();
                RawClient carol = wrap(sink, new RawClient(sink), "localhost", SelfSigned.create("carol"));
                RawClient nobody = wrap(sink, new RawClient(sink), "localhost", null)) {
            carol.reply();
            assertThat(carol.say("EHLO c")).contains("AUTH EXTERNAL");
            assertThat(carol.say("AUTH EXTERNAL =")).startsWith("235 ");
            nobody.reply();
            nobody.say("EHLO c");
            assertThat(nobody.say("AUTH EXTERNAL")).isEqualTo("334 \r\n");
            assertThat(nobody.say("")).startsWith("535 ");
        }
    }

    @Test
    void aClientWithoutACertificateIsTurnedAwayWhereOneIsRequired() throws Exception {
        SinkTls asking = SinkTls.selfSigned().asking(ClientCertificate.REQUIRED);
        try (Sink sink = Sink.builder().implicitTls(asking).start();
                RawClient client = wrap(sink, new RawClient(sink), "localhost", null)) {
            assertThatThrownBy(client::reply).isInstanceOf(IOException.class);
            assertThat(sink.counters().handshakes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS"})
    void scramBindsToTheCertificate(String mechanism) throws Exception {
        try (Sink sink = Sink.builder().implicitTls().user("alice", "secret").start();
                RawClient client = wrap(sink, new RawClient(sink), "localhost", null)) {
            client.reply();
            client.say("EHLO c");
            byte[] endPoint = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(certificate(sink).getEncoded());
            var scram = com.ongres.scram.client.ScramClient.builder()
                    .advertisedMechanisms(java.util.List.of(mechanism))
                    .username("alice")
                    .password("secret".toCharArray())
                    .channelBinding("tls-server-end-point", endPoint)
                    .build();
            String first = client.say("AUTH " + mechanism + " " + base64(scram.clientFirstMessage()));
            scram.serverFirstMessage(unbase64(first));
            String last = client.say(base64(scram.clientFinalMessage()));
            scram.serverFinalMessage(unbase64(last));

            assertThat(client.say("")).startsWith("235 ");
        }
    }

    @Test
    void aTokenMayBeAsLongAsTokensAre() throws IOException {
        String token = "t".repeat(8000);
        try (Sink sink = Sink.builder().token("alice", token).start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("AUTH XOAUTH2 " + base64("user=alice\u0001auth=Bearer " + token + "\u0001\u0001")))
                    .startsWith("235 ");
        }
    }

    @Test
    void aResumedHandshakeIsCountedAsOne() throws Exception {
        try (Sink sink = Sink.builder().implicitTls().start()) {
            SSLContext context = context(certificate(sink), null);
            wrap(context, new RawClient(sink), "localhost").close();
            await().untilAsserted(() -> assertThat(sink.counters().handshakes()).isEqualTo(1));
            for (int i = 0; i < 2; i++) {
                try (RawClient client = wrap(context, new RawClient(sink), "localhost")) {
                    client.reply();
                    client.say("QUIT");
                }
            }

            assertThat(sink.counters().handshakes()).isEqualTo(3);
            assertThat(sink.counters().resumedHandshakes()).isPositive();
        }
    }

    private static RawClient wrap(Sink sink, RawClient clear, String name, SelfSigned identity) throws Exception {
        return wrap(context(certificate(sink), identity), clear, name);
    }

    private static RawClient wrap(SSLContext context, RawClient clear, String name) throws Exception {
        Socket socket = clear.socket();
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, name, socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return new RawClient(tls);
    }

    private static Certificate certificate(Sink sink) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(sink.certificatePem().getBytes(StandardCharsets.US_ASCII)));
    }

    private static SSLContext context(Certificate trusted, SelfSigned identity) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("sink", trusted);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trust);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        if (identity != null) {
            keys.setKeyEntry("client", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static String keyPem(SelfSigned self) {
        String base64 = Base64.getMimeEncoder().encodeToString(self.key().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    private static String base64(Object message) {
        return Base64.getEncoder().encodeToString(message.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String unbase64(String challenge) {
        return new String(Base64.getDecoder().decode(challenge.substring(4).strip()), StandardCharsets.UTF_8);
    }
}
