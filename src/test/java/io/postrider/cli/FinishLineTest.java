package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.testing.TestCertificates;
import io.postrider.testing.servers.Account;
import io.postrider.testing.servers.DeliveredMail;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job of the README through a real server: the shipped newsletter to ten thousand readers, by way of STARTTLS and a login. */
@Timeout(300)
@Needs({Program.POSTFIX, Program.DOVECOT})
class FinishLineTest {

    private static final Path EXAMPLES = Path.of("src/main/examples");
    private static final int READERS = 10_000;

    @TempDir
    Path directory;

    @Test
    void theNewsletterReachesEveryReaderOnce() throws IOException {
        Postfix postfix = Postfix.shared();
        Path readers = Files.write(directory.resolve("readers.csv"), readers());

        Run run = Run.of(
                "batch",
                "--server",
                "smtp://alice:" + password() + "@127.0.0.1:"
                        + postfix.submission().getPort() + "?tls=required",
                "--tls-ca",
                TestCertificates.shared().ca().toString(),
                "--template",
                EXAMPLES.resolve("newsletter.eml").toString(),
                "--recipients",
                readers.toString(),
                "--json");

        assertThat(run.status()).as(String.join("\n", run.err())).isZero();
        assertThat(run.out()).hasSize(READERS).allMatch(line -> line.contains("\"status\":\"accepted\""));
        List<DeliveredMail> delivered = postfix.awaitDeliveryTo("everybody", READERS);
        assertThat(delivered).hasSize(READERS);
        assertThat(delivered.stream().map(FinishLineTest::unsubscribeLink).distinct())
                .hasSize(READERS);
    }

    private static String password() {
        return URLEncoder.encode(Account.ALICE.password(), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    // The same readers, all of a domain that the server delivers to one mailbox.
    private static List<String> readers() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("recipients.csv"));
        return lines.stream()
                .map(line -> line.replaceFirst("@[a-z.]+,", "@batch.example.org,"))
                .toList();
    }

    private static String unsubscribeLink(DeliveredMail mail) {
        String text = mail.text();
        int start = text.indexOf("leave?who=");
        return text.substring(start, text.indexOf('>', start));
    }
}
