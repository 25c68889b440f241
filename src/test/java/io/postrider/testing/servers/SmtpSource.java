package io.postrider.testing.servers;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Postfix's {@code smtp-source}: sends generated mails as fast as it can.
 *
 * @param mails how many in all
 * @param length octets of each mail's text
 * @param sessions how many connections at a time
 */
public record SmtpSource(int mails, int length, int sessions) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Sends them all over connections that are kept open, and returns the time it took. */
    public Duration send(InetSocketAddress server, String recipient) {
        List<String> command = List.of(
                "/usr/sbin/smtp-source",
                "-d",
                "-m",
                Integer.toString(mails),
                "-l",
                Integer.toString(length),
                "-s",
                Integer.toString(sessions),
                "-f",
                "sender@example.com",
                "-t",
                recipient,
                "inet:" + server.getAddress().getHostAddress() + ":" + server.getPort());
        long begin = System.nanoTime();
        Run.command(command, new byte[0], PATIENCE).requireSuccess();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
