package io.postrider.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, syntax and limits of commands (RFC 5321 section 4.1). */
class CommandTest {

    @Test
    void commandsOutOfOrderAreRefused() throws IOException {
        try (Sink sink = Sink.start();
                RawClient client = new RawClient(sink)) {
            assertThat(client.reply()).startsWith("220 sink.example.org ESMTP");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("503 ");
            assertThat(client.say("EHLO")).startsWith("501 ");
            assertThat(client.say("HELO client.example.com")).isEqualTo("250 sink.example.org\r\n");
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("503 ");
            assertThat(client.say("DATA")).startsWith("503 ");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("250 ");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("503 ");
            assertThat(client.say("DATA")).startsWith("554 ");
            assertThat(client.say("STARTTLS")).startsWith("502 ");
            assertThat(client.say("AUTH PLAIN")).startsWith("503 ");
            assertThat(client.say("EHLO client.example.com")).startsWith("250-");
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("503 ");
        }
    }

    @Test
    void commandsAreKnownInAnyCaseAndOthersAreNot() throws IOException {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("noop")).startsWith("250 ");
            assertThat(client.say("NooP text")).startsWith("250 ");
            assertThat(client.say("vrfy a")).startsWith("252 ");
            assertThat(client.say("EXPN a")).startsWith("252 ");
            assertThat(client.say("HELP")).startsWith("214 ");
            assertThat(client.say("NOOPS")).startsWith("500 ");
            assertThat(client.say("STARTLED")).startsWith("500 ");
            assertThat(client.say("STAR")).startsWith("500 ");
            assertThat(client.say("TURN")).startsWith("500 ");
            assertThat(client.say("")).startsWith("500 ");
            assertThat(client.say("\0\1\2\3")).startsWith("500 ");
            assertThat(client.say("mail from:<a@example.com>")).startsWith("250 ");
            assertThat(client.say("rcpt to:<b@example.org>")).startsWith("250 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<>",
                "<a@example.com>",
                "<a.b+c=d@sub.example.com>",
                "<\"a b>c\"@example.com>",
                "<a@[192.0.2.1]>",
                "<a@[IPv6:2001:db8::1]>",
                "<a!b@example.com>",
                " <a@example.com>",
                "<a@example.com> SIZE=5 BODY=7BIT RET=HDRS ENVID=a+2Bb",
                "<ä@example.com> SMTPUTF8",
                "<@relay.example:a@example.com>"
            })
    void theseReversePathsAreTaken(String path) throws IOException {
        for (Memory memory : Memory.values()) {
            try (Sink sink = Sink.builder().remember(memory).start();
                    RawClient client = RawClient.introduced(sink)) {
                assertThat(client.say("MAIL FROM:" + path)).startsWith("250 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "501 a@example.com",
                "501 <a@example.com",
                "501 <a>",
                "501 <a@>",
                "501 <@example.com>",
                "501 <a..b@example.com>",
                "501 <.a@example.com>",
                "501 <a.@example.com>",
                "501 <a@example.com.>",
                "501 <a@b@example.com>",
                "501 <a b@example.com>",
                "501 <a@example.com>x",
                "501 <a@example.com> SIZE=",
                "501 <a@example.com> SIZE=x",
                "501 <a@example.com> SIZE=1 SIZE=2",
                "501 <a@example.com> =1",
                "501 <a@example.com> BODY=9BIT",
                "501 <a@example.com> RET=ALL",
                "552 <a@example.com> SIZE=99999999999",
                "552 <a@example.com> SIZE=99999999999999999999",
                "553 <ä@example.com>",
                "555 <a@example.com> X=1",
                "555 <a@example.com> NOTIFY=NEVER",
                "555 <a@example.com> AUTH=<>",
                "555 <a@example.com> REQUIRETLS"
            })
    void theseReversePathsAreRefused(String codeAndPath) throws IOException {
        for (Memory memory : Memory.values()) {
            try (Sink sink = Sink.builder().remember(memory).start();
                    RawClient client = RawClient.introduced(sink)) {
                assertThat(client.say("MAIL FROM:" + codeAndPath.substring(4))).startsWith(codeAndPath.substring(0, 4));
                assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("503 ");
            }
        }
    }

    @Test
    void recipientsAreCheckedToo() throws IOException {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            client.say("MAIL FROM:<>");
            assertThat(client.say("RCPT TO:<>")).startsWith("501 ");
            assertThat(client.say("RCPT TO:<b>")).startsWith("501 ");
            assertThat(client.say("RCPT TO:<Postmaster>")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<b@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b@example.org"))
                    .startsWith("250 ");
            assertThat(client.say("RCPT TO:<b@example.org> NOTIFY=NEVER,DELAY")).startsWith("501 ");
            assertThat(client.say("RCPT TO:<b@example.org> SIZE=1")).startsWith("555 ");
            assertThat(client.say("RCPT TO:<ü@example.org>")).startsWith("553 ");
        }
    }

    @Test
    void parametersOfWhatIsNotOfferedAreUnknown() throws IOException {
        try (Sink sink = Sink.builder()
                        .extensions(java.util.Set.of(Extension.PIPELINING))
                        .start();
                RawClient client = RawClient.introduced(sink)) {
            for (String parameter :
                    new String[] {"SIZE=1", "BODY=8BITMIME", "BODY=BINARYMIME", "SMTPUTF8", "RET=FULL"}) {
                assertThat(client.say("MAIL FROM:<a@example.com> " + parameter)).startsWith("555 ");
            }
        }
    }

    @Test
    void ehloSaysWhatIsOffered() throws IOException {
        try (Sink sink = Sink.builder()
                        .hostName("mx.example.org")
                        .extensions(java.util.Set.of(Extension.SIZE, Extension.LIMITS, Extension.EIGHT_BIT_MIME))
                        .maximumSize(1000)
                        .maximumMails(3)
                        .maximumRecipients(7)
                        .ehloLine("x-odd  AS it Stands")
                        .start();
                RawClient client = new RawClient(sink)) {
            client.reply();
            assertThat(client.say("EHLO client.example.com"))
                    .isEqualTo("250-mx.example.org\r\n250-SIZE 1000\r\n250-8BITMIME\r\n"
                            + "250-LIMITS MAILMAX=3 RCPTMAX=7\r\n250 x-odd  AS it Stands\r\n");
        }
    }

    @Test
    void limitsAreKept() throws IOException {
        try (Sink sink = Sink.builder().maximumMails(1).maximumRecipients(1).start();
                RawClient client = RawClient.introduced(sink)) {
            client.say("MAIL FROM:<a@example.com>");
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<c@example.org>")).startsWith("452 4.5.3 ");
            client.say("RSET");
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("421 ");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void contentOverTheLimitIsRefusedAtItsEnd() throws IOException {
        try (Sink sink = Sink.builder().maximumSize(10).start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("MAIL FROM:<a@example.com> SIZE=11")).startsWith("552 5.3.4 ");
            client.say("MAIL FROM:<a@example.com>");
            client.say("RCPT TO:<b@example.org>");
            client.say("DATA");
            assertThat(client.say("123456789", ".")).startsWith("552 ");
            assertThat(sink.ledger().entries()).isEmpty();
            assertThat(client.say("MAIL FROM:<a@example.com>")).startsWith("250 ");
        }
    }

    @Test
    void aServerOfOldKnowsOnlyHelo() throws IOException {
        try (Sink sink = Sink.builder().withoutEhlo().start();
                RawClient client = new RawClient(sink)) {
            client.reply();
            assertThat(client.say("EHLO client.example.com")).startsWith("500 ");
            assertThat(client.say("HELO client.example.com")).startsWith("250 ");
        }
    }

    @Test
    void withoutEnhancedCodesThereAreNone() throws IOException {
        try (Sink sink = Sink.builder().without(Extension.ENHANCEDSTATUSCODES).start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("NOOP")).isEqualTo("250 Ok\r\n");
        }
    }

    @Test
    void linesTooLongAndBareLineFeedsAreRefused() throws IOException {
        try (Sink sink = Sink.start();
                RawClient client = RawClient.introduced(sink)) {
            assertThat(client.say("NOOP " + "x".repeat(13_000))).startsWith("500 5.5.2 Line too long");
            assertThat(client.say("NOOP " + "x".repeat(100_000))).startsWith("500 5.5.2 Line too long");
            client.write("NOOP\n");
            assertThat(client.reply()).startsWith("500 5.5.2 A line ends in CRLF");
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @ParameterizedTest
    @EnumSource(Memory.class)
    void aDialogueOctetByOctetIsTheSame(Memory memory) throws IOException {
        try (Sink sink = Sink.builder().remember(memory).start();
                RawClient client = RawClient.introduced(sink)) {
            String dialogue = "MAIL FROM:<a@example.com> BODY=8BITMIME\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
                    + "..\r\n.\r\nRSET\r\nMAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nBDAT 2\r\nabBDAT 1 LAST\r\ncQUIT\r\n";
            for (char octet : dialogue.toCharArray()) {
                client.write(new byte[] {(byte) octet});
            }

            assertThat(client.rest().lines().map(line -> line.substring(0, 3)))
                    .containsExactly("250", "250", "354", "250", "250", "250", "250", "250", "250", "221");
            assertThat(sink.counters().mails()).isEqualTo(2);
            assertThat(sink.counters().contentOctets()).isEqualTo(6);
        }
    }
}
