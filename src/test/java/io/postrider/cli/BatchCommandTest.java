package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Stage;
import io.postrider.sink.ReceivedMail;
import io.postrider.sink.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches of files; of merged mails see {@link MergeTest}. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchCommandTest {

    @TempDir
    Path directory;

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void everyFileOfADirectoryIsSentOnceAndToldOfOnce() throws IOException {
        for (int i = 0; i < 200; i++) {
            message(directory.resolve("m" + i + ".eml"), i);
        }
        Files.writeString(directory.resolve("notes.txt"), "no message");

        Run run = batch("--json", directory.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).hasSize(200).allMatch(line -> line.contains("\"status\":\"accepted\""));
        for (int i = 0; i < 200; i++) {
            String id = "<" + i + "@example.org>";
            assertThat(sink.ledger().timesAccepted(id, "r" + i + "@example.org"))
                    .isOne();
            assertThat(run.out())
                    .filteredOn(line -> line.contains("\"" + id + "\""))
                    .hasSize(1);
        }
        assertThat(run.err().get(0))
                .isEqualTo("200 mails: 200 accepted, 0 rejected, 0 deferred, 0 not sent, 0 in doubt");
        assertThat(run.err().get(1)).matches("\\d+\\.\\d s, \\d+ mails a second, \\d+ connections?");
        assertThat(run.err()).hasSize(2);
    }

    @Test
    void filesAndDirectoriesAreSentInTheirOrder() throws IOException {
        Path sub = Files.createDirectory(directory.resolve("sub"));
        message(sub.resolve("b.eml"), 2);
        message(sub.resolve("a.eml"), 1);
        Path first = message(directory.resolve("z"), 0);

        Run run = batch("--json", "--connections", "1", first.toString(), sub.toString());

        assertThat(run.status()).isZero();
        assertThat(sink.mails())
                .extracting(mail -> mail.messageId().orElseThrow())
                .containsExactly("<0@example.org>", "<1@example.org>", "<2@example.org>");
        assertThat(run.out())
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactlyInAnyOrder("{\"mail\":\"z\"", "{\"mail\":\"a.eml\"", "{\"mail\":\"b.eml\"");
    }

    @Test
    void withoutJsonOnlyTroublesAreTold() throws IOException {
        for (int i = 0; i < 3; i++) {
            message(directory.resolve("m" + i + ".eml"), i);
        }
        sink.on(Stage.RCPT).recipient("r1@example.org").reply("550 5.1.1 no such user");

        Run run = batch(directory.toString());

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.onlyLine())
                .startsWith("m1.eml: <r1@example.org> rejected: ")
                .endsWith("550 5.1.1 no such user");
        assertThat(run.err().get(0)).isEqualTo("3 mails: 2 accepted, 1 rejected, 0 deferred, 0 not sent, 0 in doubt");
    }

    @Test
    void theEnvelopeMayBeSaidForAll() throws IOException {
        message(directory.resolve("m.eml"), 1);

        Run run = batch("--from", "bounces@example.org", "--to", "z@example.org", directory.toString());

        ReceivedMail mail = sink.mails().get(0);
        assertThat(run.status()).isZero();
        assertThat(mail.reversePath().address()).isEqualTo("bounces@example.org");
        assertThat(mail.addresses()).containsExactly("z@example.org");
    }

    @Test
    void anEmptyBatchIsSummedUp() {
        Run run = batch(directory.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().get(0)).startsWith("0 mails: ");
    }

    @Test
    void aMissingFileKeepsTheWholeBatchFromLeaving() throws IOException {
        Path good = message(directory.resolve("m.eml"), 1);

        assertBad(batch(good.toString(), "/no/such.eml"), "cannot read /no/such.eml: there is no such file");
    }

    @Test
    void aFileWithoutRecipientsKeepsTheWholeBatchFromLeaving() throws IOException {
        Path good = message(directory.resolve("m.eml"), 1);
        Path bad = Files.writeString(directory.resolve("n.eml"), "From: a@example.org\n\ntext\n");
        Path broken =
                Files.writeString(directory.resolve("o.eml"), "From: a@example.org\nTo: a b@example.org\n\ntext\n");

        assertBad(batch(good.toString(), bad.toString()), bad + ": the header names no recipient");
        assertBad(batch(good.toString(), broken.toString()), broken + ": To: ");
    }

    @Test
    void aFileThatVanishesMeanwhileIsNotSentAndTheOthersAre() throws IOException {
        // Some mails are made ahead of the one that is sent; the one that vanishes is behind them.
        int mails = 400 + 32 * Runtime.getRuntime().availableProcessors();
        String gone = String.format("m%05d.eml", mails - 100);
        IntStream.rangeClosed(1, mails).forEach(i -> message(directory.resolve(String.format("m%05d.eml", i)), i));
        sink.on(Stage.MAIL)
                .matching(step -> directory.resolve(gone).toFile().delete())
                .delay(Duration.ZERO);

        Run run = batch("--json", "--in-flight", "1", directory.toString());

        assertThat(run.status()).as(run.err().toString()).isEqualTo(75);
        assertThat(run.out()).hasSize(mails);
        assertThat(run.out())
                .filteredOn(line -> !line.contains("\"status\":\"accepted\""))
                .containsExactly(
                        "{\"mail\":\"" + gone + "\",\"messageId\":null,\"status\":\"not_sent\",\"server\":null,"
                                + "\"queueId\":null,\"millis\":0,\"recipients\":[],\"text\":\"cannot read "
                                + directory.resolve(gone) + ": there is no such file\"}");
        assertThat(sink.mails()).hasSize(mails - 1);
        assertThat(run.err().get(0))
                .isEqualTo(
                        mails + " mails: " + (mails - 1) + " accepted, 0 rejected, 0 deferred, 1 not sent, 0 in doubt");
        assertThat(run.err()).hasSize(2);
    }

    @Test
    void nothingToSendIsWrongUsage() {
        Run run = batch();

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).singleElement().asString().contains("nothing to send");
    }

    @Test
    void anOptionThatWouldDoNothingIsWrongUsage() throws IOException {
        String file = message(directory.resolve("m.eml"), 1).toString();

        assertThat(batch(file, "--attach", file).status()).isEqualTo(64);
        assertThat(batch(file, "--inline", file).status()).isEqualTo(64);
        assertThat(batch(file, "--skip-invalid").status()).isEqualTo(64);
        assertThat(batch(file, "--template", file, "--recipients", file).status())
                .isEqualTo(64);
        assertThat(batch("--to", "b@example.org", "--template", file, "--recipients", file)
                        .status())
                .isEqualTo(64);
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void aDryRunWritesEachMailToAFileOfItsOwn() throws IOException {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path two = Files.createDirectory(directory.resolve("two"));
        Path out = directory.resolve("out");
        message(one.resolve("m.eml"), 1);
        message(two.resolve("m.eml"), 2);

        Run run = Run.of("batch", "--dry-run", out.toString(), "--json", one.toString(), two.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).hasSize(2);
        assertThat(Files.readString(out.resolve("000001-m.eml"))).contains("Message-ID: <1@example.org>\r\n");
        assertThat(Files.readString(out.resolve("000002-m.eml"))).contains("Message-ID: <2@example.org>\r\n");
    }

    @Test
    void aDryRunOverwritesNoMailOfAnotherDirectoryThoughTheirNamesAreNumbers() throws IOException {
        Path one = message(Files.createDirectory(directory.resolve("one")).resolve("1"), 1);
        Path two = message(Files.createDirectory(directory.resolve("two")).resolve("1"), 2);
        Path out = directory.resolve("out");

        Run run = Run.of("batch", "--dry-run", out.toString(), one.toString(), two.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(Files.readString(out.resolve("000001-1.eml"))).contains("Message-ID: <1@example.org>\r\n");
        assertThat(Files.readString(out.resolve("000002-1.eml"))).contains("Message-ID: <2@example.org>\r\n");
    }

    @Test
    void aDryRunTakesAFileWhoseNameIsALongNumber() throws IOException {
        String name = "1".repeat(30);
        Path file = message(directory.resolve(name), 1);
        Path out = directory.resolve("out");

        Run run = Run.of("batch", "--dry-run", out.toString(), file.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(out.resolve("000001-" + name + ".eml")).exists();
    }

    @Test
    void aPauseMakesABatchSlow() throws IOException {
        IntStream.range(0, 3).forEach(i -> message(directory.resolve("m" + i + ".eml"), i));

        long begun = System.nanoTime();
        Run run = batch("--pause", "200ms", directory.toString());

        assertThat(run.status()).isZero();
        assertThat(System.nanoTime() - begun).isGreaterThan(400_000_000L);
    }

    @Test
    void aPauseThatNobodyCanCountIsWrongUsage() throws IOException {
        message(directory.resolve("m1.eml"), 1);
        message(directory.resolve("m2.eml"), 2);

        Run run = batch("--pause", "999999999d", directory.toString());

        assertThat(run.status()).as(run.toString()).isEqualTo(64);
        assertThat(run.err()).singleElement().asString().contains("--pause", "'999999999d' is longer than 36525d");
        assertThat(sink.mails()).isEmpty();
    }

    private void assertBad(Run run, String why) {
        assertThat(run.status()).as(run.toString()).isEqualTo(65);
        assertThat(run.err())
                .singleElement()
                .asString()
                .startsWith("postrider batch: ")
                .contains(why);
        assertThat(sink.counters().connections()).isZero();
    }

    private static Path message(Path file, int number) {
        String message = "From: a@example.org\nTo: r" + number + "@example.org\nMessage-ID: <" + number
                + "@example.org>\n\ntext " + number + "\n";
        try {
            return Files.writeString(file, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run batch(String... more) {
        return Run.of(Stream.concat(Stream.of("batch", "--server", sink.uri()), List.of(more).stream())
                .toArray(String[]::new));
    }
}
