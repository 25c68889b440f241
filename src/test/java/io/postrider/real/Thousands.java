package io.postrider.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.client.Batch;
import io.postrider.client.SmtpClient;
import io.postrider.testing.Mode;
import io.postrider.testing.servers.DeliveredMail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Ten thousand mails of one KiB to one mailbox, told apart by their Message-ID.
 *
 * @param name of the batch, and of its mailbox
 */
record Thousands(String name) {

    static final int MAILS = 10_000;

    private static final int CONNECTIONS = 10;
    private static final int OCTETS = 1_024;
    private static final int PATIENCE_SECONDS = 120;
    private static final Pattern MESSAGE_ID = Pattern.compile("^Message-ID: <[^@]*-(\\d+)@", Pattern.MULTILINE);

    /** Sends them all; every one is accepted. */
    void send(Door door, Mode mode, String recipient) throws Exception {
        try (SmtpClient client = door.client().session(mode::in).build()) {
            Batch.Summary summary = client.batch()
                    .send(IntStream.range(0, MAILS).mapToObj(number -> mail(number, recipient)))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(summary).isEqualTo(new Batch.Summary(MAILS, MAILS, 0, 0, 0, 0));
            assertThat(client.statistics().connectionsOpened()).isEqualTo(CONNECTIONS);
        }
    }

    private Mail mail(int number, String recipient) {
        return new Mail(Envelope.of("sender@example.com", recipient), Content.of(message(number)));
    }

    private byte[] message(int number) {
        String header = "Date: Sat, 21 Nov 2026 06:54:41 +0000\r\nMessage-ID: " + messageId(number)
                + "\r\nSubject: number " + number + "\r\n\r\n";
        String line = "." + number + " begins with a dot\r\n";
        return (header + line.repeat((OCTETS - header.length()) / line.length())).getBytes(US_ASCII);
    }

    String messageId(int number) {
        return "<" + name + "-" + number + "@example.com>";
    }

    /** Each of them is there once, octet for octet, and nothing else. */
    void requireExactlyOnce(List<DeliveredMail> delivered) {
        requireExactlyOnce(delivered, 1);
    }

    /** The same behind so many servers. */
    void requireExactlyOnce(List<DeliveredMail> delivered, int hops) {
        Map<Integer, Integer> copies = new HashMap<>();
        for (DeliveredMail mail : delivered) {
            byte[] content = mail.content(hops);
            int number = number(new String(content, ISO_8859_1));
            copies.merge(number, 1, Integer::sum);
            assertThat(content).as("mail %d", number).isEqualTo(message(number));
        }
        assertThat(copies).hasSize(MAILS);
        assertThat(copies.values()).containsOnly(1);
    }

    private static int number(String mail) {
        Matcher matcher = MESSAGE_ID.matcher(mail);
        assertThat(matcher.find()).as("a Message-ID in %s", mail).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
