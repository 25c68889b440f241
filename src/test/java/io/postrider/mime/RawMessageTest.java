package io.postrider.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postrider.BodyType;
import io.postrider.Content;
import io.postrider.InFile;
import io.postrider.InMemory;
import io.postrider.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawMessageTest {

    private static final String SIMPLE = "From: ann@example.org\r\nTo: bob@example.net\r\n\r\nHello\r\n";

    @TempDir
    Path directory;

    @Test
    void aMessageThatIsGoodLeavesAsItIs() {
        assertThat(sent(SIMPLE)).isEqualTo(SIMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyKindOfLineBreakBecomesCrlf(String lineBreak) {
        assertThat(sent(SIMPLE.replace("\r\n", lineBreak))).isEqualTo(SIMPLE);
    }

    @Test
    void aLineBreakIsAddedOnlyWhereItIsMissing() {
        assertThat(sent("From: a@b.example\n\nx")).isEqualTo("From: a@b.example\r\n\r\nx\r\n");
        assertThat(sent("From: a@b.example\n\nx\n\n")).isEqualTo("From: a@b.example\r\n\r\nx\r\n\r\n");
        assertThat(sent("From: a@b.example\n\n")).isEqualTo("From: a@b.example\r\n\r\n");
        assertThat(sent("From: a@b.example")).isEqualTo("From: a@b.example\r\n\r\n");
    }

    @Test
    void nobodyLearnsWhoGotABlindCopy() {
        String message = "From: a@b.example\nBcc: secret@c.example,\n other@c.example\nTo: t@c.example\n"
                + "BCC : x@c.example\nResent-Bcc: y@c.example\n\nBcc: this is the body\n";

        assertThat(sent(message)).isEqualTo("From: a@b.example\r\nTo: t@c.example\r\n\r\nBcc: this is the body\r\n");
    }

    @Test
    void theEnvelopeIsTakenFromTheHeader() {
        RawMessage message = raw(
                "From: Ann <ann@example.org>, ann2@example.org\nSender: office@example.org\n"
                        + "To: Team: b@example.net, \"c d\"@example.net;, e@example.net\nCc: (comment) f@example.net\nBcc: g@example.net\n\n");

        assertThat(message.envelope().reversePath()).contains(Mailbox.parse("office@example.org"));
        assertThat(message.envelope().recipients())
                .extracting(Mailbox::toString)
                .containsExactly(
                        "b@example.net", "\"c d\"@example.net", "e@example.net", "f@example.net", "g@example.net");
    }

    @Test
    void theMostRecentResendingDecidesTheEnvelope() {
        RawMessage message = raw(String.join(
                "\n",
                "Received: from x",
                "Resent-From: second@example.org",
                "Resent-To: new@example.net",
                "Resent-Date: Sat, 21 Nov 2026 06:21:00 +0000",
                "Resent-From: first@example.org",
                "Resent-To: old@example.net",
                "Resent-Bcc: hidden@example.net",
                "From: ann@example.org",
                "To: bob@example.net",
                "",
                ""));

        assertThat(message.envelope().reversePath()).contains(Mailbox.parse("second@example.org"));
        assertThat(message.envelope().recipients()).containsExactly(Mailbox.parse("new@example.net"));
    }

    @Test
    void aResendingEndsWhereAnotherFieldStands() {
        RawMessage message = raw("Resent-From: a@example.org\nResent-Cc: b@example.net\nReceived: by y\n"
                + "Resent-To: old@example.net\nFrom: c@example.org\nTo: d@example.net\n\n");

        assertThat(message.envelope().recipients()).containsExactly(Mailbox.parse("b@example.net"));
    }

    @Test
    void anEnvelopeWithoutRecipientOrAuthorIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw("From: a@example.org\n\n").envelope())
                .withMessageContaining("no recipient");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw("To: a@example.org\n\n").envelope())
                .withMessageContaining("no author");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw("From: a@example.org\nTo: b@\n\n").envelope())
                .withMessageStartingWith("To: address 'b@'")
                .withMessageEndingWith("at position 3");
    }

    @Test
    void fieldsAreFoundByTheirNamesAndUnfolded() {
        RawMessage message = raw("From: a@b.example\nsubject: one\n two\nX: 1\nx: 2\nMessage-Id: <id@x.example>\n\n");

        assertThat(message.first("Subject")).contains("one two");
        assertThat(message.all("X")).containsExactly("1", "2");
        assertThat(message.first("Y")).isEmpty();
        assertThat(message.messageId()).contains("id@x.example");
    }

    @Test
    void aByteOrderMarkAndAnMboxLineAreNoHeader() {
        assertThat(sent("\uFEFF" + SIMPLE)).isEqualTo(SIMPLE);
        assertThat(sent("From ann@example.org Sat Nov 21 06:21:00 2026\n" + SIMPLE))
                .isEqualTo(SIMPLE);
    }

    @Test
    void whatDoesNotBeginWithAHeaderIsNoMessage() {
        for (String text :
                new String[] {"", "\n\nbody", "Hello Bob,\nhow are you?\n", "From: a@b.example\nno field\n\n"}) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> raw(text));
        }
    }

    @Test
    void aBrokenLineOfTheHeaderGoesWithTheFieldBeforeIt() throws Exception {
        assertThat(tolerated("From: a@b.example\nno field\nBcc: c@d.example,\ne@f.example\nX: y\n\nBcc: body\n"))
                .isEqualTo("From: a@b.example\r\nno field\r\nX: y\r\n\r\nBcc: body\r\n");
        assertThat(tolerated("Bcc c@d.example\nX: Bcc\nX-Bcc: y\nbccs\n\n"))
                .isEqualTo("X: Bcc\r\nX-Bcc: y\r\nbccs\r\n\r\n");
    }

    @Test
    void whatHasNoHeaderAtAllLeavesAsItIs() throws Exception {
        for (String text : new String[] {"", "\r\n", "\r\n\r\nbody\r\n", "Hello\r\n", "Hello\r\n\r\nBob\r\n"}) {
            assertThat(tolerated(text)).isEqualTo(text);
        }
    }

    @Test
    void anEmptyLineMayEndWhereTheReadingOfAFileEnds() throws Exception {
        for (int length = 940; length < 980; length++) {
            String text = "X: y\r\n".repeat(5_300) + "Y: " + "y".repeat(length) + "\r\n\r\nbody\r\n";
            Path file = Files.writeString(directory.resolve("m.eml"), text);

            assertThat(RawMessage.of(file).fields()).hasSize(5_301);
            assertThat(Octet.text(RawMessage.of(file).content())).isEqualTo(text);
        }
    }

    @Test
    void whatAMessageDemandsIsKnown() {
        assertThat(content("From: a@b.example\n\nplain\n").body()).contains(BodyType.SEVEN_BIT);
        assertThat(content("From: a@b.example\n\nGrüße\n").body()).contains(BodyType.EIGHT_BIT_MIME);
    }

    @Test
    void whatIsNoTextIsRefusedWhateverItsSize() throws Exception {
        for (String body : new String[] {"", "line\n".repeat(10_000), "line\n".repeat(500_000)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> content("From: a@b.example\n\n" + body + "x".repeat(999) + "\n"))
                    .withMessage("a line of the message has 999 octets, more than 998");
            Path file = Files.writeString(directory.resolve("nul.eml"), "From: a@b.example\n\n" + body + "\0\n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RawMessage.of(file).content())
                    .withMessageContaining("NUL");
        }
    }

    @Test
    void whatIsNoTextMayBeAttached() throws Exception {
        RawMessage inner = raw("From: a@b.example\n\n" + "x".repeat(999) + "\n");

        Content outer = Message.builder()
                .from("a@b.example")
                .text("x")
                .attach(inner)
                .build()
                .content();

        assertThat(Octet.text(outer.in(BodyType.EIGHT_BIT_MIME))).contains("Content-Transfer-Encoding: base64");
    }

    @Test
    void aLargeFileIsMendedWhileItIsReadAndItsSizeIsKnown() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder("From: a@b.example\n\n");
        String[] pieces = {"\n", "\r\n", "\r", "\r\r\n", "some words", "x".repeat(30), "\n\n"};
        while (text.length() < 3_000_000) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        Path file = Files.writeString(directory.resolve("large.eml"), text);

        Content content = RawMessage.of(file).content();

        String expected = text.toString().replaceAll("\r\n|\r|\n", "\r\n");
        expected = expected.endsWith("\r\n") ? expected : expected + "\r\n";
        assertThat(content).isNotInstanceOf(InMemory.class);
        assertThat(Octet.text(content)).isEqualTo(expected);
        assertThat(Octet.text(content)).as("opened again").isEqualTo(expected);
        assertThat(content.size()).hasValue(expected.length());
    }

    /** The kernel sends it from there, see {@link InFile}. */
    @Test
    void aLargeFileInWhichNothingIsToBeChangedLeavesFromThere() throws Exception {
        String lines = "line\r\n".repeat(20_000);

        assertThat(large(SIMPLE + lines)).isInstanceOf(InFile.class);
        assertThat(large(SIMPLE + lines).canonical()).isTrue();
        assertThat(large(SIMPLE + lines).body()).contains(BodyType.SEVEN_BIT);
    }

    /** A Bcc that is taken out makes up for as many line feeds that are put in: the size alone tells nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From ann Mon Jan 1\r\nFrom: a@b.example\r\n\r\n",
                "Bcc: c@d.example\r\nFrom: a@b.example\r\n\r\n",
                "Bcc: c@d.example\nFrom: a@b.example\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\nTo: a\n\n",
                "From: a@b.example\n\n",
                "From: a@b.example\r\n\r\none\n"
            })
    void aLargeFileInWhichAnythingIsToBeChangedDoesNot(String beginning) throws Exception {
        assertThat(large(beginning + "line\r\n".repeat(20_000))).isNotInstanceOf(InFile.class);
    }

    private Content large(String text) throws IOException {
        return RawMessage.of(Files.writeString(directory.resolve("whole.eml"), text))
                .content();
    }

    @Test
    void aCarriageReturnAndItsLineFeedMayLieInDifferentBlocks() throws Exception {
        for (int length = 65_530; length < 65_540; length++) {
            byte[] octets = ("x".repeat(length) + "\r\ny\r").getBytes(StandardCharsets.US_ASCII);
            RawBody body = new RawBody.Memory(octets, 0);

            String mended = new String(Octet.all(new MendedChannel(body.open())), StandardCharsets.US_ASCII);

            assertThat(mended).isEqualTo("x".repeat(length) + "\r\ny\r\n");
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsNotSent() throws Exception {
        Path file = directory.resolve("changing.eml");
        Files.writeString(file, "From: a@b.example\n\n" + "line\n".repeat(500_000));
        Content content = RawMessage.of(file).content();

        Files.writeString(file, "From: a@b.example\n\n" + "line\n".repeat(400_000));

        assertThatIOException().isThrownBy(() -> Octet.text(content)).withMessageContaining("has changed");
    }

    private static RawMessage raw(String text) {
        return RawMessage.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Content content(String text) {
        return raw(text).content();
    }

    private static String sent(String text) {
        try {
            return Octet.text(content(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String tolerated(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("m.eml"), text);
        return Octet.text(RawMessage.tolerant(file).content());
    }
}
