package io.postrider.testing.servers;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exim: PIPELINING, CHUNKING, PRDR and, where the client shows a certificate, AUTH EXTERNAL. It delivers each mail into
 * a maildir by itself.
 */
public final class Exim implements MailServer {

    private static final String USER = "Debian-exim";
    private static final Shared<Exim> SHARED = new Shared<>(Exim::new);

    private final Path directory = ServerDirectory.create("exim");
    private final Maildirs maildirs = new Maildirs(directory.resolve("mail"), USER, this::log);
    private final InetSocketAddress plain = FreePort.onLoopback();
    private final InetSocketAddress submission = FreePort.onLoopback();
    private final InetSocketAddress implicitTls = FreePort.onLoopback();
    private final ServerProcess process;

    private Exim() {
        Ownership.directory(directory.resolve("spool"), USER);
        Ownership.directory(directory.resolve("spool/input"), USER);
        Path logs = Ownership.directory(directory.resolve("log"), USER);
        process = ServerProcess.start(
                "exim",
                Ownership.file(logs.resolve("mainlog"), USER),
                "/usr/bin/env",
                "LD_LIBRARY_PATH=" + Cache.directory().resolve("exim4-daemon-heavy/libraries"),
                Program.EXIM.path(),
                "-C",
                writeConfiguration().toString(),
                "-bdf");
        Greeting.awaitFrom(process, plain, "220");
    }

    /** The one instance of this test run, started on first use. */
    public static Exim shared() {
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

    /** The mails to {@link Recipients#QUEUE_DOMAIN}. */
    public EximQueue queue() {
        return new EximQueue(directory.resolve("spool"));
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    private Path writeConfiguration() {
        Identity identity = TestCertificates.shared().serverEc();
        Map<String, Object> values = Map.ofEntries(
                Map.entry("program", Program.EXIM.path()),
                Map.entry("directory", directory),
                Map.entry("plainPort", plain.getPort()),
                Map.entry("submissionPort", submission.getPort()),
                Map.entry("implicitTlsPort", implicitTls.getPort()),
                Map.entry("certificate", identity.chainFile()),
                Map.entry("key", identity.keyFile()),
                Map.entry("ca", TestCertificates.shared().ca()),
                Map.entry("user", user()),
                Map.entry("password", password()));
        return Template.fill("exim.conf", values, directory.resolve("exim.conf"));
    }
}
