package io.postrider.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.client.Batch;
import io.postrider.client.SmtpClient;
import io.postrider.testing.servers.DeliveredMail;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Postfix has taken from our client and delivered still verifies, whichever way its octets went. */
@Timeout(240)
@Needs({Program.POSTFIX, Program.DOVECOT, Program.PYTHON_DKIM})
class ThroughPostfixTest {

    private static final String MAILBOX = "dkim";

    @TempDir
    Path directory;

    @Test
    void everySignatureOfTheCorpusVerifiesAfterItsDelivery() throws Exception {
        List<Content> signed = SignedCorpus.contents();

        send(signed);

        List<DeliveredMail> mails = Postfix.shared().awaitDeliveryTo(MAILBOX, signed.size());
        assertThat(mails).hasSize(SignedCorpus.MESSAGES);
        assertSameOctets(mails, signed);
        assertVerified(mails);
    }

    private static void assertSameOctets(List<DeliveredMail> mails, List<Content> signed) throws IOException {
        List<String> expected = new ArrayList<>();
        for (Content content : signed) {
            expected.add(Texts.readText(content));
        }
        assertThat(mails.stream().map(mail -> Texts.text(mail.content())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void assertVerified(List<DeliveredMail> mails) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        mails.forEach(mail -> files.put(SignedCorpus.name(files.size()), mail.octets()));
        SignedCorpus.write(files, directory);
        Map<String, String> verdicts = SignedCorpus.VERIFIERS.dkimpy(directory);
        for (Map.Entry<String, byte[]> message : files.entrySet()) {
            String file = message.getKey();
            assertThat(verdicts).containsEntry(file + " 0", "pass").containsEntry(file + " 1", "pass");
            assertThat(SignedCorpus.VERIFIERS.jdkim(message.getValue()))
                    .as(file)
                    .isOne();
        }
    }

    private static void send(List<Content> contents) throws Exception {
        InetSocketAddress postfix = Postfix.shared().plain();
        Envelope envelope = Envelope.of("sender@example.org", MAILBOX + "@example.org");
        try (SmtpClient client = SmtpClient.of("smtp://127.0.0.1:" + postfix.getPort())) {
            Stream<Mail> mails = contents.stream().map(content -> new Mail(envelope, content));
            Batch.Summary summary = client.batch().send(mails).get(120, TimeUnit.SECONDS);
            assertThat(summary.accepted()).isEqualTo(contents.size());
        }
    }
}
