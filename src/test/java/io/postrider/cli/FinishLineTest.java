package io.postrider.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.Sink;
import io.postrider.testing.TestCertificates;
import io.postrider.testing.servers.Account;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Recipients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job of the README through a real server: the shipped newsletter to ten thousand readers, by way of STARTTLS and a login. */
@Timeout(300)
@Needs({Program.POSTFIX, Program.DOVECOT})
class FinishLineTest {

    private static final Path EXAMPLES = Path.of("src/main/examples");
    private static final int READERS = 10_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("^Message-ID: <([^@]+)@", Pattern.MULTILINE);
    private static final Pattern DATE = Pattern.compile("^Date: [^\r]+", Pattern.MULTILINE);

    @TempDir
    private static Path directory;

    private final Postfix postfix = Postfix.shared();

    @BeforeAll
    static void prepare() throws IOException {
        Files.write(directory.resolve("readers.csv"), readers());
        Files.createDirectory(composed());
    }

    // The sink offers 8BITMIME too, so that the same form of each mail leaves. Composed twice, a mail differs in its
    // date, its Message-ID and the word of this id in its boundaries.
    @Test
    void theNewsletterReachesEveryReaderOnceAsItIsComposed() {
        try (Sink sink = Sink.start()) {
            Run run = batch(newsletter(), List.of("--server", sink.uri()));
            assertThat(run.status()).as("%s", run.err()).isZero();

            List<String> delivered = send(newsletter());

            requireSame(
                    delivered.stream().map(FinishLineTest::withoutChance).toList(),
                    sink.mails().stream()
                            .map(mail -> new String(mail.content(), ISO_8859_1))
                            .map(FinishLineTest::withoutChance)
                            .toList());
        }
    }

    @Test
    void filesOfADryRunArriveOctetForOctet() {
        Run run = batch(newsletter(), List.of("--dry-run", composed().toString()));
        assertThat(run.status()).as("%s", run.err()).isZero();

        List<String> delivered = send(List.of(composed().toString()));

        requireSame(delivered, files());
    }

    // In no order; if they differ, one that differs is enough to see.
    private static void requireSame(List<String> delivered, List<String> composed) {
        List<String> actual = delivered.stream().sorted().toList();
        List<String> expected = composed.stream().sorted().toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
    }

    /** Sends a batch, and gives what came of it into the mailbox. */
    private List<String> send(List<String> what) {
        postfix.mailboxes().empty(Recipients.EVERYBODY);
        String server = "smtp://alice:" + password() + "@127.0.0.1:"
                + postfix.submission().getPort() + "?tls=required";
        String authority = TestCertificates.shared().ca().toString();

        Run run = batch(what, List.of("--server", server, "--tls-ca", authority, "--json"));

        assertThat(run.status()).as("%s", run.err()).isZero();
        assertThat(run.out()).hasSize(READERS).allMatch(line -> line.contains("\"status\":\"accepted\""));
        postfix.awaitEmptyQueue();
        return postfix.deliveredTo(Recipients.EVERYBODY).stream()
                .map(mail -> new String(mail.content(), ISO_8859_1))
                .toList();
    }

    private static Run batch(List<String> what, List<String> how) {
        return Run.of(
                Stream.of(List.of("batch"), how, what).flatMap(List::stream).toArray(String[]::new));
    }

    private static List<String> newsletter() {
        return List.of(
                "--template",
                EXAMPLES.resolve("newsletter.eml").toString(),
                "--recipients",
                directory.resolve("readers.csv").toString());
    }

    // The same readers, all of a domain that the server delivers to one mailbox.
    private static List<String> readers() throws IOException {
        return Files.readAllLines(EXAMPLES.resolve("recipients.csv")).stream()
                .map(line -> line.replaceFirst("@[a-z.]+,", "@" + Recipients.BATCH_DOMAIN + ","))
                .toList();
    }

    private static String password() {
        return URLEncoder.encode(Account.ALICE.password(), UTF_8).replace("+", "%20");
    }

    private static Path composed() {
        return directory.resolve("composed");
    }

    private static List<String> files() {
        try (Stream<Path> files = Files.list(composed())) {
            return files.map(FinishLineTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutChance(String mail) {
        Matcher id = MESSAGE_ID.matcher(mail);
        assertThat(id.find()).as(mail).isTrue();
        return DATE.matcher(mail.replace(id.group(1), "word")).replaceFirst("Date: then");
    }
}
