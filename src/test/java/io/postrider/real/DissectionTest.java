package io.postrider.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Receipt;
import io.postrider.Transcript.Speaker;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.testing.Mode;
import io.postrider.testing.Sessions;
import io.postrider.testing.servers.Needs;
import io.postrider.testing.servers.Postfix;
import io.postrider.testing.servers.Program;
import io.postrider.testing.servers.Recipients;
import io.postrider.testing.servers.Tshark;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wireshark, which understands SMTP too, sees the conversation of which our transcript tells. */
@Timeout(120)
@Needs({Program.TSHARK, Program.POSTFIX, Program.DOVECOT})
class DissectionTest {

    private static final int MAILS = 5;
    private static final int PATIENCE_SECONDS = 60;

    private final InetSocketAddress server = Postfix.shared().plain();
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final Queue<String> replies = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource(names = {"STANDARD_DATA", "STANDARD_BDAT", "EAGER_BDAT"})
    void noFrameIsMalformedAndEveryReplyWasHeard(Mode mode) throws Exception {
        try (Tshark capture = Tshark.record(server.getPort())) {
            send(mode);
            capture.stop();

            assertThat(capture.read("-Y", "_ws.malformed")).isEmpty();
            assertThat(capture.fields("smtp.response.code").stream().flatMap(codes -> Stream.of(codes.split(","))))
                    .containsExactlyElementsOf(replies);
        }
    }

    // Of content with commands behind it in the same segment Wireshark makes content, and of commands content.
    @Test
    void withoutPipeliningEveryCommandWasSaidToo() throws Exception {
        try (Tshark capture = Tshark.record(server.getPort())) {
            send(Mode.OFF_DATA);
            capture.stop();

            assertThat(capture.read("-Y", "_ws.malformed")).isEmpty();
            assertThat(capture.fields("smtp.command_line").stream().map(line -> line.replace("\\r\\n", "")))
                    .containsExactlyElementsOf(commands);
        }
    }

    private void send(Mode mode) throws Exception {
        try (SmtpClient client = client(mode).build()) {
            List<CompletableFuture<Receipt>> sent = Stream.generate(
                            () -> client.send(Post.to("dissected", Recipients.UNKNOWN)))
                    .limit(MAILS)
                    .toList();
            for (CompletableFuture<Receipt> receipt : sent) {
                receipt.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private SmtpClientBuilder client(Mode mode) {
        return Door.smtp(server)
                .client()
                .pool(Pools.oneConnection())
                .session(options -> Sessions.heardBy(mode.in(options), this::hear));
    }

    private void hear(long session, Speaker speaker, String line) {
        if (speaker == Speaker.CLIENT && !line.startsWith("[")) {
            commands.add(line);
        } else if (speaker == Speaker.SERVER && line.charAt(3) == ' ') {
            replies.add(line.substring(0, 3));
        }
    }
}
