package io.postrider.testing.servers;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** OpenSMTPD: a server without PIPELINING and CHUNKING. It delivers each mail into a maildir by itself. */
public final class OpenSmtpd implements MailServer {

    private static final Shared<OpenSmtpd> SHARED = new Shared<>(OpenSmtpd::new);

    private final Path directory = ServerDirectory.create("opensmtpd");
    private final Maildirs maildirs = new Maildirs(directory.resolve("mail"), "mail", this::log);
    private final InetSocketAddress plain = FreePort.onLoopback();
    private final InetSocketAddress submission = FreePort.onLoopback();
    private final InetSocketAddress implicitTls = FreePort.onLoopback();
    private final ServerProcess process;

    private OpenSmtpd() {
        process = ServerProcess.start(
                "opensmtpd",
                directory.resolve("log"),
                "/usr/bin/unshare",
                "--mount",
                "/bin/sh",
                writeConfiguration().toString());
        Greeting.awaitFrom(process, plain, "220");
    }

    /** The one instance of this test run, started on first use. */
    public static OpenSmtpd shared() {
        return SHARED.get();
    }

    @Override
    public InetSocketAddress plain() {
        return plain;
    }

    @Override
    public InetSocketAddress submission() {
        return submission;
    }

    @Override
    public InetSocketAddress implicitTls() {
        return implicitTls;
    }

    @Override
    public Maildirs mailboxes() {
        return maildirs;
    }

    @Override
    public String log() {
        return process.log();
    }

    /** How many mails it has accepted so far, as it says itself. */
    public long accepted() {
        return log().lines().filter(line -> line.contains(" smtp message ")).count();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Writes the configuration, and returns the script that starts the server with it. */
    private Path writeConfiguration() {
        Identity identity = TestCertificates.shared().server();
        Path home = Path.of(Program.OPENSMTPD.path()).resolve("../../..").normalize();
        Map<String, Object> values = Map.of(
                "home", home,
                "directory", directory,
                "plainPort", plain.getPort(),
                "submissionPort", submission.getPort(),
                "implicitTlsPort", implicitTls.getPort(),
                "certificate", identity.chainFile(),
                "key", keptSecret(identity.keyFile()),
                "user", user(),
                "passwordHash", hash(home, password()));
        Template.fill("opensmtpd.conf", values, directory.resolve("smtpd.conf"));
        return Template.fill("opensmtpd-start", values, directory.resolve("start"));
    }

    // It refuses a key that others can read.
    private Path keptSecret(Path key) {
        try {
            Path copy = Files.copy(key, directory.resolve("key.pem"));
            return Ownership.ownerOnly(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Path home, String password) {
        Path encrypt = home.resolve("usr/libexec/opensmtpd/encrypt");
        return Run.command(encrypt.toString(), password)
                .requireSuccess()
                .output()
                .strip();
    }
}
