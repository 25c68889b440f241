package io.postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.sink.ReceivedMail;
import io.postrider.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MergeTest {

    private static final String TEMPLATE = """
            From: News <news@example.org>
            To: {{name}} <{{email}}>
            Subject: For {{name}}
            List-Unsubscribe: <https://example.org/?u={{email.url}}>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click

            Dear {{name}}!
            """;

    @TempDir
    Path directory;

    @AutoClose
    private final Sink sink = Sink.start();

    @Test
    void eachRowIsAMailOfItsOwn() throws IOException {
        Run run = merge(
                TEMPLATE, "email,name\nann@example.org,Ann\n\"bob+x@example.org\",\"Bob \"\"B\"\", Dr.\"\n", "--json");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).hasSize(2).anyMatch(line -> line.startsWith("{\"mail\":\"1\",\"messageId\":\"<"));
        assertThat(mailFor("ann@example.org").text())
                .contains("To: Ann <ann@example.org>\r\n", "Subject: For Ann\r\n", "\r\n\r\nDear Ann!\r\n")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        assertThat(mailFor("bob+x@example.org").text())
                .contains("To: \"Bob \\\"B\\\", Dr.\" <bob+x@example.org>\r\n", "?u=bob%2Bx%40example.org>");
        assertThat(mailFor("ann@example.org").messageId())
                .isNotEqualTo(mailFor("bob+x@example.org").messageId());
        assertThat(sink.mails()).allMatch(mail -> mail.reversePath().address().equals("news@example.org"));
    }

    @Test
    void theBodiesMayLieBesideTheHeader() throws IOException {
        write("t.txt", "Dear {{name}},\n\nx & y\n");
        write("t.html", "<p>Dear {{name}}, {{{name}}}</p>\n");

        Run run = merge("From: a@example.org\nTo: {{email}}\nSubject: s\n", "email,name\nb@example.org,<A & B>\n");

        assertThat(run.status()).as(run.toString()).isZero();
        String text = mailFor("b@example.org").text();
        assertThat(text).contains("multipart/alternative", "Dear <A & B>,\r\n\r\nx & y\r\n");
        assertThat(text).contains("<p>Dear &lt;A &amp; B&gt;, <A & B></p>\r\n");
    }

    @Test
    void aWholeMessageIsTakenApartAndMergedInEachOfItsParts() throws IOException {
        String template = """
                From: =?utf-8?q?J=C3=B6rg?= <a@example.org>
                To: {{email}}
                Subject: =?utf-8?b?R3LDvMOfZQ==?= {{name}}
                Date: Tue, 3 Jun 2025 11:05:30 +0200
                Message-ID: <old@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="x"

                --x
                Content-Type: multipart/alternative; boundary=y

                --y
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe, =
                {{name}}
                --y
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64

                PHA+e3tuYW1lfX08L3A+Cg==
                --y--
                --x
                Content-Type: application/pdf; name=plan.pdf
                Content-Disposition: attachment; filename*=utf-8''pl%C3%A4n.pdf
                Content-Transfer-Encoding: base64

                AAEC/w==
                --x--
                """;

        Path out = directory.resolve("out");

        Run run = merge(template, "email,name\nb@example.org,Zoë\n", "--dry-run", out.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(Files.readString(out.resolve("000001.eml")))
                .contains("From: =?UTF-8?B?SsO2cmc=?= <a@example.org>\r\n", "Subject: =?UTF-8?B?R3LDvMOfZSBab8Or?=\r\n")
                .contains("R3LDvMOfZSwgWm/Dqw==", "<p>Zo=C3=AB</p>")
                .contains("application/pdf", "AAEC/w==", "filename*=UTF-8''pl%C3%A4n.pdf")
                .doesNotContain("old@example.org", "2025");
    }

    @Test
    void thePartsOfATemplateKeepTheirParameters() throws IOException {
        String template = """
                From: a@example.org
                To: {{email}}
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="x"

                --x
                Content-Type: text/plain; charset=utf-8; Format=Flowed; DelSp=yes

                Dear {{name}}, this line goes on \nin the next.
                --x
                Content-Type: text/plain; charset=iso-8859-1; name="old.txt"
                Content-Disposition: attachment; filename="latin.txt"
                Content-Transfer-Encoding: base64

                SvZyZw==
                --x--
                """;

        Path out = directory.resolve("out");

        Run run = merge(template, "email,name\nb@example.org,Bob\n", "--dry-run", out.toString());

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(Files.readString(out.resolve("000001.eml")))
                .contains("Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n")
                .contains("Dear Bob, this line goes on \r\nin the next.\r\n")
                .contains("Content-Type: text/plain; charset=iso-8859-1\r\n", "J=F6rg");
    }

    @Test
    void aGroupInATemplateIsEncodedOnce() throws IOException {
        Run run = merge(
                "From: a@example.org\nTo: =?utf-8?q?K=C3=B6che?=: =?utf-8?q?J=C3=B6rg?= <j@example.org>;\n\nDear {{name}}\n",
                "email,name\nb@example.org,Bob\n");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(mailFor("b@example.org").text())
                .contains("To: =?UTF-8?B?S8O2Y2hl?= : =?UTF-8?B?SsO2cmc=?= <j@example.org>;\r\n");
    }

    @Test
    void withoutARecipientInTheHeaderTheColumnEmailSaysWhoItIs() throws IOException {
        Run run = merge("From: a@example.org\nSubject: s\n\nDear {{name}}\n", "email,name\nb@example.org,Bob\n");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(mailFor("b@example.org").text()).contains("To: b@example.org\r\n");
    }

    @Test
    void aHeaderThatNamesTheSameForAllDoesNotGetAllMails() throws IOException {
        Run run = merge(
                "From: a@example.org\nTo: Readers <list@example.org>\n\nDear {{name}}\n",
                "address,name\nb@example.org,Bob\n",
                "--address-column",
                "address");

        ReceivedMail mail = sink.mails().get(0);
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(mail.addresses()).containsExactly("b@example.org");
        assertThat(mail.text()).contains("To: Readers <list@example.org>\r\n").doesNotContain("b@example.org");
    }

    @Test
    void fromIsWhereBouncesGoAndTheAuthorOfATemplateThatHasNone() throws IOException {
        Run with = merge(TEMPLATE, "email,name\nb@example.org,Bob\n", "--from", "bounces@example.org");
        Run without = merge(
                "Subject: s\n\nDear {{name}}\n", "email,name\nc@example.org,Cid\n", "--from", "Me <me@example.org>");

        assertThat(with.status()).as(with.toString()).isZero();
        assertThat(without.status()).as(without.toString()).isZero();
        assertThat(mailFor("b@example.org").reversePath().address()).isEqualTo("bounces@example.org");
        assertThat(mailFor("b@example.org").text()).contains("From: News <news@example.org>\r\n");
        assertThat(mailFor("c@example.org").text()).contains("From: Me <me@example.org>\r\n");
    }

    @Test
    void filesGoWithAllMailsOrWithThoseOfTheirRow() throws IOException {
        write("all.txt", "for all");
        write("ann.pdf", "for Ann");

        Run run = merge(
                TEMPLATE,
                "email,name,file\nann@example.org,Ann,ann.pdf\nbob@example.org,Bob,\n",
                "--attach",
                directory.resolve("all.txt").toString(),
                "--attach-column",
                "file");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(mailFor("ann@example.org").text()).contains("all.txt", "ann.pdf");
        assertThat(mailFor("bob@example.org").text()).contains("all.txt").doesNotContain("ann.pdf");
    }

    @Test
    void everyRowThatCannotBeUsedIsNamedBeforeAnyMailLeaves() throws IOException {
        List<String> rows = new ArrayList<>(List.of("email,name"));
        for (int i = 1; i <= 5000; i++) {
            rows.add("r" + i + "@example.org,Reader " + i);
        }
        rows.set(17, "r17@example.org");
        rows.set(4711, "no address,Nobody");
        rows.set(4999, "r@example.org,\"two\nlines\"");

        Run run = merge(TEMPLATE, String.join("\n", rows));

        String table = directory.resolve("r.csv").toString();
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(4);
        assertThat(run.err().get(0)).isEqualTo(table + ", row 17 (line 18): fields: 1, columns: 2");
        assertThat(run.err().get(1)).startsWith(table + ", row 4711 (line 4712): To: address 'no address'");
        assertThat(run.err().get(2)).startsWith(table + ", row 4999 (line 5000): ");
        assertThat(run.err().get(3))
                .isEqualTo("postrider batch: 3 of 5000 rows of " + table
                        + " cannot be used; nothing was sent (--skip-invalid sends the others)");
        assertThat(sink.counters().connections()).isZero();
    }

    @Test
    void theOtherRowsAreSentOnRequest() throws IOException {
        Run run = merge(
                TEMPLATE,
                "email,name\nann@example.org,Ann\nno address,Nobody\nbob@example.org,Bob\n",
                "--skip-invalid",
                "--json");

        assertThat(run.status()).isZero();
        assertThat(run.out()).hasSize(2).noneMatch(line -> line.startsWith("{\"mail\":\"2\""));
        assertThat(run.err().get(0)).contains("row 2 (line 3)");
        assertThat(sink.mails()).hasSize(2);
    }

    @Test
    void aStrayQuoteIsToldOfWithAllOtherFaultsAndSkippedOnRequest() throws IOException {
        String rows =
                "email,name\nann@example.org,Ann\nbob@example.org,\"Bob\" B\nno address,Nobody\ncid@example.org,Cid\n";
        String table = directory.resolve("r.csv").toString();

        Run refused = merge(TEMPLATE, rows);
        Run skipped = merge(TEMPLATE, rows, "--skip-invalid", "--json");

        assertThat(refused.status()).isEqualTo(65);
        assertThat(refused.err()).hasSize(3);
        assertThat(refused.err().get(0))
                .isEqualTo(
                        table
                                + ", row 2 (line 3): text behind a closing quote; a quote within a quoted field is written twice");
        assertThat(refused.err().get(1)).startsWith(table + ", row 3 (line 4): To: ");
        assertThat(refused.err().get(2)).contains("2 of 4 rows");
        assertThat(skipped.status()).as(skipped.toString()).isZero();
        assertThat(sink.mails())
                .flatExtracting(ReceivedMail::addresses)
                .containsExactlyInAnyOrder("ann@example.org", "cid@example.org");
    }

    @Test
    void aRowWithoutAnEndIsNamedBehindTheFaultsInFrontOfIt() throws IOException {
        Run run = merge(
                TEMPLATE,
                "email,name\nno address,Nobody\nbob@example.org,\"Bob\" B\"\ncid@example.org,Cid\n",
                "--skip-invalid");

        String table = directory.resolve("r.csv").toString();
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).hasSize(2);
        assertThat(run.err().get(0)).startsWith(table + ", row 1 (line 2): To: ");
        assertThat(run.err().get(1))
                .startsWith("postrider batch: " + table + ", row 2 (line 3): ")
                .contains("nobody");
        assertThat(sink.counters().connections()).isZero();
    }

    @Test
    void aTemplateAndATableThatDoNotFitAreToldApart() throws IOException {
        String table = "email,name\nb@example.org,Bob\n";

        assertBad(merge("From: a@example.org\nTo: {{email}}\n\nDear {{nmae}}\n", table), "unknown field {{nmae}}");
        assertBad(merge("From: a@example.org\nTo: {{e-mail}}\n\nDear\n", table), "t.eml, To: unknown field {{e-mail}}");
        assertBad(merge("From: a@example.org\n\nDear\n", "mail\nb@example.org\n"), "no column 'email'");
        assertBad(merge(TEMPLATE, table, "--address-column", "adress"), "no column 'adress'");
        assertBad(merge(TEMPLATE, table, "--attach-column", "files"), "no column 'files'");
        assertBad(merge("To: {{email}}\n\nDear\n", table), "no From");
        assertBad(merge("From: a@example.org\nTo: {{email}}\n\n", table), "t.eml has no body");
        assertBad(merge("Dear {{name}},\n\nhow are you?\n", table), "t.eml: header field 1 of the message has no name");
        assertBad(merge("From: a b@example.org\nTo: {{email}}\n\nDear\n", table), "t.eml: From: ");
        assertBad(merge("From: a@x.org, b@x.org\nTo: {{email}}\n\nDear\n", table), "t.eml: Sender: missing");
        assertBad(merge("From: {{email}}, b@x.org\nTo: {{email}}\n\nDear\n", table), "t.eml: Sender: missing");
        assertBad(merge("From:\nTo: {{email}}\n\nDear\n", table), "t.eml: From: an author is missing");
        assertBad(
                merge(
                        "From: a@x.org\nTo: {{email}}\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n\nDear\n",
                        table),
                "t.eml: List-Unsubscribe-Post: there is no List-Unsubscribe");
        assertBad(merge(TEMPLATE, ""), "r.csv is empty");
        assertBad(merge(TEMPLATE, table, "--attach", "/no/such/file"), "/no/such/file");
    }

    @Test
    void aTableWithoutRowsIsAnEmptyBatch() throws IOException {
        Run run = merge(TEMPLATE, "email,name\n");

        assertThat(run.status()).isZero();
        assertThat(run.err().get(0)).startsWith("0 mails: ");
    }

    @Test
    void theShippedExampleIsSentWhole() {
        Run run = Run.of(
                "batch",
                "--server",
                "embedded",
                "--template",
                "src/main/examples/newsletter.eml",
                "--recipients",
                "src/main/examples/recipients.csv");

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().get(0))
                .isEqualTo("10000 mails: 10000 accepted, 0 rejected, 0 deferred, 0 not sent, 0 in doubt");
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

    private ReceivedMail mailFor(String address) {
        return sink.mails().stream()
                .filter(mail -> mail.addresses().equals(List.of(address)))
                .findFirst()
                .orElseThrow();
    }

    private Run merge(String template, String table, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("batch", "--server", sink.uri()));
        args.addAll(List.of("--template", write("t.eml", template).toString()));
        args.addAll(List.of("--recipients", write("r.csv", table).toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
