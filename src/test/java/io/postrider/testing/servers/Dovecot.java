package io.postrider.testing.servers;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Dovecot: an LMTP server (RFC 2033) with STARTTLS and CHUNKING, a POP3 server to read back what was delivered, and the
 * place where {@link Postfix} asks whether a user may log in.
 */
public final class Dovecot implements AutoCloseable {

    /** The password with which POP3 opens every mailbox. */
    public static final String MAILBOX_PASSWORD = "mailbox";

    private static final Shared<Dovecot> SHARED = new Shared<>(Dovecot::new);

    private final Path directory = ServerDirectory.create("dovecot");
    private final TokenIssuer tokens = new TokenIssuer();
    private final Maildirs maildirs = new Maildirs(directory.resolve("mail"), "mail", this::log);
    private final InetSocketAddress lmtp = FreePort.onLoopback();
    private final InetSocketAddress pop3 = FreePort.onLoopback();
    private final ServerProcess process;

    private Dovecot() {
        new DovecotFiles(directory).write(tokens);
        Path configuration = writeConfiguration();
        process = ServerProcess.start(
                "dovecot", directory.resolve("log"), Program.DOVECOT.path(), "-F", "-c", configuration.toString());
        Greeting.awaitFrom(process, lmtp, "220");
        Greeting.awaitFrom(process, pop3, "+OK");
    }

    /** The one instance of this test run, started on first use. */
    public static Dovecot shared() {
        return SHARED.get();
    }

    public InetSocketAddress lmtp() {
        return lmtp;
    }

    public InetSocketAddress pop3() {
        return pop3;
    }

    /** The mails in a user's mailbox. LMTP delivers before it answers, so nothing is to be waited for. */
    public List<DeliveredMail> deliveredTo(String user) {
        return maildirs.of(user);
    }

    /** A bearer token for XOAUTH2 and OAUTHBEARER. */
    public String token(String user) {
        return tokens.valid(user);
    }

    /** A bearer token that is refused. */
    public String expiredToken(String user) {
        return tokens.expired(user);
    }

    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The socket at which a mail server asks whether a user may log in. */
    Path authenticationSocket() {
        return directory.resolve("auth");
    }

    private Path writeConfiguration() {
        Identity identity = TestCertificates.shared().server();
        Map<String, Object> values = Map.of(
                "directory", directory,
                "certificate", identity.chainFile(),
                "key", identity.keyFile(),
                "mailboxPassword", MAILBOX_PASSWORD,
                "lmtpPort", lmtp.getPort(),
                "pop3Port", pop3.getPort());
        Template.fill("dovecot-login.conf", values, directory.resolve("login.conf"));
        return Template.fill("dovecot.conf", values, directory.resolve("dovecot.conf"));
    }
}
