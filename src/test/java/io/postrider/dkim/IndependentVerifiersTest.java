package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndependentVerifiersTest {

    private static final List<DkimSigner> SIGNERS = signers();
    private static final Verifiers VERIFIERS = new Verifiers(SIGNERS.get(0).dnsRecords());

    @TempDir
    Path directory;

    /** RSA and Ed25519 on each message, one signer for each pair of canonicalizations. */
    private static List<DkimSigner> signers() {
        List<DkimSigner> signers = new ArrayList<>();
        for (Canonicalization header : Canonicalization.values()) {
            for (Canonicalization body : Canonicalization.values()) {
                signers.add(
                        signer("rsa", TestKeys.RSA, header, body).and(signer("ed", TestKeys.ED25519, header, body)));
            }
        }
        return signers;
    }

    private static DkimSigner signer(String selector, DkimKey key, Canonicalization header, Canonicalization body) {
        return DkimSigner.builder()
                .domain("example.org")
                .selector(selector)
                .key(key)
                .canonicalization(header, body)
                .sign("Received", "X-Empty", "X-White")
                .build();
    }

    @Test
    void dkimpyVerifiesEverySignatureOfTheCorpus() throws Exception {
        Map<String, byte[]> messages = signedCorpus();
        write(messages);

        Map<String, String> verdicts = VERIFIERS.dkimpy(directory);

        assertThat(messages).hasSize(4 * Corpus.MESSAGES);
        for (String file : messages.keySet()) {
            assertThat(verdicts).containsEntry(file + " 0", "pass").containsEntry(file + " 1", "pass");
        }
    }

    @Test
    void jdkimVerifiesEveryRsaSignatureOfTheCorpus() throws Exception {
        Map<String, byte[]> messages = signedCorpus();

        assertThat(messages).hasSize(4 * Corpus.MESSAGES);
        for (Map.Entry<String, byte[]> message : messages.entrySet()) {
            assertThat(VERIFIERS.jdkim(message.getValue())).as(message.getKey()).isOne();
        }
    }

    @Test
    void aTamperedMessageFailsInBoth() throws Exception {
        Map<String, byte[]> tampered = new LinkedHashMap<>();
        signedCorpus().forEach((file, message) -> tampered.put(file, Tampering.with(message, tampered.size())));
        write(tampered);

        Map<String, String> verdicts = VERIFIERS.dkimpy(directory);

        for (String file : tampered.keySet()) {
            assertThat(verdicts.get(file + " 0")).as(file).startsWith("fail");
            assertThat(verdicts.get(file + " 1")).as(file).startsWith("fail");
            assertThat(VERIFIERS.jdkim(tampered.get(file))).as(file).isZero();
        }
    }

    private static Map<String, byte[]> signedCorpus() throws IOException {
        Map<String, byte[]> signed = new LinkedHashMap<>();
        for (String message : Corpus.messages()) {
            for (DkimSigner signer : SIGNERS) {
                Content content = signer.sign(Texts.content(message));
                signed.put("%04d.eml".formatted(signed.size()), Texts.read(content));
            }
        }
        return signed;
    }

    private void write(Map<String, byte[]> messages) throws IOException {
        for (Map.Entry<String, byte[]> message : messages.entrySet()) {
            Files.write(directory.resolve(message.getKey()), message.getValue());
        }
    }
}
