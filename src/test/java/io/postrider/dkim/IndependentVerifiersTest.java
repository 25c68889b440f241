package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndependentVerifiersTest {

    @TempDir
    Path directory;

    @Test
    void dkimpyVerifiesEverySignatureOfTheCorpus() throws Exception {
        Map<String, byte[]> messages = SignedCorpus.files();
        SignedCorpus.write(messages, directory);

        Map<String, String> verdicts = SignedCorpus.VERIFIERS.dkimpy(directory);

        assertThat(messages).hasSize(SignedCorpus.MESSAGES);
        for (String file : messages.keySet()) {
            assertThat(verdicts).containsEntry(file + " 0", "pass").containsEntry(file + " 1", "pass");
        }
    }

    @Test
    void jdkimVerifiesEveryRsaSignatureOfTheCorpus() throws Exception {
        Map<String, byte[]> messages = SignedCorpus.files();

        assertThat(messages).hasSize(SignedCorpus.MESSAGES);
        for (Map.Entry<String, byte[]> message : messages.entrySet()) {
            assertThat(SignedCorpus.VERIFIERS.jdkim(message.getValue()))
                    .as(message.getKey())
                    .isOne();
        }
    }

    @Test
    void aTamperedMessageFailsInBoth() throws Exception {
        Map<String, byte[]> tampered = new LinkedHashMap<>();
        SignedCorpus.files().forEach((file, message) -> tampered.put(file, Tampering.with(message, tampered.size())));
        SignedCorpus.write(tampered, directory);

        Map<String, String> verdicts = SignedCorpus.VERIFIERS.dkimpy(directory);

        for (String file : tampered.keySet()) {
            assertThat(verdicts.get(file + " 0")).as(file).startsWith("fail");
            assertThat(verdicts.get(file + " 1")).as(file).startsWith("fail");
            assertThat(SignedCorpus.VERIFIERS.jdkim(tampered.get(file)))
                    .as(file)
                    .isZero();
        }
    }
}
