package io.postrider.testing.servers;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * Dovecot's submission service: every mechanism, EXTERNAL with the client's certificate among them. It hands each mail
 * to {@link Postfix} while the client waits, and it is there that mails are delivered.
 */
public final class DovecotSubmission implements AutoCloseable {

    private static final Shared<DovecotSubmission> SHARED = new Shared<>(DovecotSubmission::new);

    private final Path directory = ServerDirectory.create("dovecot-submission");
    private final TokenIssuer tokens = new TokenIssuer();
    private final InetSocketAddress submission = FreePort.onLoopback();
    private final InetSocketAddress implicitTls = FreePort.onLoopback();
    private final ServerProcess process;

    private DovecotSubmission() {
        Ownership.directory(directory.resolve("mail"), "mail");
        new DovecotFiles(directory).write(tokens);
        process = ServerProcess.start(
                "dovecot-submission",
                directory.resolve("log"),
                Program.DOVECOT.path(),
                "-F",
                "-c",
                writeConfiguration().toString());
        Greeting.awaitFrom(process, submission, "220");
    }

    /** The one instance of this test run, started on first use. */
    public static DovecotSubmission shared() {
        return SHARED.get();
    }

    /** STARTTLS, then AUTH, and only then mail (RFC 6409). */
    public InetSocketAddress submission() {
        return submission;
    }

    /** TLS from the first octet, then AUTH, and only then mail (RFC 8314 section 3.3). */
    public InetSocketAddress implicitTls() {
        return implicitTls;
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

    private Path writeConfiguration() {
        Identity identity = TestCertificates.shared().serverEc();
        Map<String, Object> values = Map.of(
                "directory", directory,
                "certificate", identity.chainFile(),
                "key", identity.keyFile(),
                "ca", TestCertificates.shared().ca(),
                "relayPort", Postfix.shared().plain().getPort(),
                "submissionPort", submission.getPort(),
                "implicitTlsPort", implicitTls.getPort());
        Template.fill("dovecot-login.conf", values, directory.resolve("login.conf"));
        return Template.fill("dovecot-submission.conf", values, directory.resolve("dovecot.conf"));
    }
}
