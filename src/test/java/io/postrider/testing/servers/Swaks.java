package io.postrider.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The independent SMTP client {@code swaks}: it shows that a server is set up as a test supposes. */
public final class Swaks {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> command = new ArrayList<>();

    private Swaks(InetSocketAddress server) {
        command.add(Program.SWAKS.path());
        with("--server", server.getHostString(), "--port", Integer.toString(server.getPort()));
        with("--helo", "client.example.com", "--from", "sender@example.com", "--suppress-data");
    }

    public static Swaks to(InetSocketAddress server) {
        return new Swaks(server);
    }

    /** Adds options, in swaks's own words. */
    public Swaks with(String... options) {
        command.addAll(List.of(options));
        return this;
    }

    /** Trusts this authority only, and verifies the server's name. */
    public Swaks trusting(Path authority) {
        return with("--tls-verify", "--tls-ca-path", authority.toString());
    }

    public Swaks as(Account account, String mechanism) {
        return with("--auth", mechanism, "--auth-user", account.user(), "--auth-password", account.password());
    }

    /** Says EHLO and what must come before mail, then QUIT. */
    public Run untilReady() {
        return with("--quit-after", command.contains("--auth") ? "AUTH" : "EHLO")
                .run();
    }

    /** Sends a mail, octet for octet. */
    public Run send(String recipients, String mail) {
        // It ends the last line itself.
        String withoutLastLineEnd = mail.substring(0, mail.lastIndexOf("\r\n"));
        with("--to", recipients, "--data", "-");
        return Run.command(command, withoutLastLineEnd.getBytes(UTF_8), PATIENCE);
    }

    private Run run() {
        return Run.command(command, new byte[0], PATIENCE);
    }
}
