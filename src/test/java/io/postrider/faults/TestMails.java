package io.postrider.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Mails of all sizes to some recipients each, told apart by their sender and their Message-ID. */
final class TestMails {

    private static final Pattern SENDER = Pattern.compile("<sender([0-9]+)@example\\.com>");
    private static final int MOST_RECIPIENTS = 5;
    private static final int SMALL = 3_000;
    private static final int LARGE = 300_000;

    private TestMails() {}

    /** So many of them, from the first on. */
    static List<Mail> make(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> make(seed, number, count))
                .toList();
    }

    private static Mail make(long seed, int number, int count) {
        SplittableRandom random = new SplittableRandom(seed * count + number);
        Envelope.Builder envelope = Envelope.from("sender" + number + "@example.com");
        int recipients = 1 + random.nextInt(MOST_RECIPIENTS);
        for (int i = 0; i < recipients; i++) {
            envelope.to("r" + i + "@example.org");
        }
        return new Mail(envelope.build(), content(number, random));
    }

    /** Which of them a MAIL command begins. */
    static int number(String mailCommand) {
        Matcher sender = SENDER.matcher(mailCommand);
        if (!sender.find()) {
            throw new IllegalArgumentException("none of these: " + mailCommand);
        }
        return Integer.parseInt(sender.group(1));
    }

    static String messageId(int number) {
        return "<" + number + "@example.com>";
    }

    // Most lie in memory; some come as a stream, a few of them so large that they take several chunks.
    private static Content content(int number, SplittableRandom random) {
        byte[] message = message(number, random.nextInt(100) == 0 ? LARGE : random.nextInt(SMALL));
        return random.nextInt(8) == 0 ? Content.of(() -> new ByteArrayInputStream(message)) : Content.of(message);
    }

    private static byte[] message(int number, int octets) {
        String header = "Message-ID: " + messageId(number) + "\r\nSubject: mail " + number + "\r\n\r\n";
        String line = ".a line that begins with a dot, number " + number + "\r\n";
        return (header + line.repeat(octets / line.length())).getBytes(US_ASCII);
    }
}
