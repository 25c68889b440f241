package io.postrider.testing.servers;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.awaitility.Awaitility.await;

import io.postrider.testing.Identity;
import io.postrider.testing.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Postfix with several doors: with and without TLS, with and without AUTH. It queues each mail and delivers it into a
 * maildir. {@link Dovecot} knows the users and their passwords.
 */
public final class Postfix implements MailServer {

    /** As many recipients as {@link #fewRecipients()} takes in one transaction. */
    public static final int FEW = 5;

    /** As many octets as {@link #smallMails()} takes in one mail. */
    public static final int SMALL = 100_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Shared<Postfix> SHARED = new Shared<>(Postfix::new);

    private final Path directory = ServerDirectory.create("postfix");
    private final Path configuration = directory.resolve("etc");
    private final Maildirs maildirs = new Maildirs(directory.resolve("mail"), "mail", this::log);
    private final Map<PostfixListener, InetSocketAddress> addresses = new EnumMap<>(PostfixListener.class);
    private final ServerProcess process;

    private Postfix() {
        Ownership.directory(directory.resolve("queue"), "root");
        Ownership.directory(directory.resolve("data"), "postfix");
        for (PostfixListener listener : PostfixListener.values()) {
            addresses.put(listener, FreePort.onLoopback());
        }
        writeConfiguration();
        Run.command("postfix", "-c", configuration.toString(), "check").requireSuccess();
        process = ServerProcess.start(
                "postfix", directory.resolve("log"), Program.POSTFIX.path(), "-c", configuration.toString(), "-s");
        Greeting.awaitFrom(process, plain(), "220");
    }

    /** The one instance of this test run, started on first use. */
    public static Postfix shared() {
        return SHARED.get();
    }

    @Override
    public InetSocketAddress plain() {
        return address(PostfixListener.PLAIN);
    }

    /** STARTTLS for those who want it; no AUTH. */
    public InetSocketAddress opportunistic() {
        return address(PostfixListener.OPPORTUNISTIC);
    }

    @Override
    public InetSocketAddress submission() {
        return address(PostfixListener.SUBMISSION);
    }

    @Override
    public InetSocketAddress implicitTls() {
        return address(PostfixListener.IMPLICIT_TLS);
    }

    /** AUTH before STARTTLS is offered too, by every mechanism. */
    public InetSocketAddress authInClear() {
        return address(PostfixListener.AUTH_IN_CLEAR);
    }

    /** STARTTLS, and a client without a certificate of {@link TestCertificates#authority()} is turned away. */
    public InetSocketAddress clientCertificate() {
        return address(PostfixListener.CLIENT_CERTIFICATE);
    }

    /** STARTTLS, and TLS sessions may be resumed (RFC 8446 section 2.2), of which the log tells. */
    public InetSocketAddress resumption() {
        return address(PostfixListener.RESUMPTION);
    }

    /** STARTTLS with TLS 1.2 and no other. */
    public InetSocketAddress tls12() {
        return address(PostfixListener.TLS_1_2);
    }

    /** STARTTLS with TLS 1.3 and no other. */
    public InetSocketAddress tls13() {
        return address(PostfixListener.TLS_1_3);
    }

    /** STARTTLS with a certificate that has expired. */
    public InetSocketAddress expiredCertificate() {
        return address(PostfixListener.EXPIRED_CERTIFICATE);
    }

    /** STARTTLS with the certificate of another host. */
    public InetSocketAddress otherHost() {
        return address(PostfixListener.OTHER_HOST);
    }

    /** STARTTLS with a certificate that nobody was told to trust. */
    public InetSocketAddress untrustedAuthority() {
        return address(PostfixListener.UNTRUSTED_AUTHORITY);
    }

    /** Answers 452 to more than {@link #FEW} recipients in one transaction. */
    public InetSocketAddress fewRecipients() {
        return address(PostfixListener.FEW_RECIPIENTS);
    }

    /** Announces and enforces a {@code SIZE} of {@link #SMALL} octets. */
    public InetSocketAddress smallMails() {
        return address(PostfixListener.SMALL_MAILS);
    }

    /** Waits until all that was accepted is delivered: from then on no mail comes any more. */
    public void awaitEmptyQueue() {
        await("an empty queue")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(this::isQueueEmpty);
    }

    private boolean isQueueEmpty() throws IOException {
        for (String queue : List.of("maildrop", "incoming", "active", "deferred")) {
            try (Stream<Path> files = Files.walk(directory.resolve("queue").resolve(queue))) {
                if (files.anyMatch(Files::isRegularFile)) {
                    return false;
                }
            } catch (UncheckedIOException goneMeanwhile) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Maildirs mailboxes() {
        return maildirs;
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    private InetSocketAddress address(PostfixListener listener) {
        return addresses.get(listener);
    }

    private void writeConfiguration() {
        Identity identity = TestCertificates.shared().server();
        Map<String, Object> values = Map.of(
                "directory", directory,
                "configuration", configuration,
                "uid", Ownership.uid(directory.resolve("mail")),
                "gid", Ownership.gid(directory.resolve("mail")),
                "certificate", identity.chainFile(),
                "key", identity.keyFile(),
                "ca", TestCertificates.shared().ca(),
                "authenticationSocket", Dovecot.shared().authenticationSocket());
        for (String file : List.of("main.cf", "master.cf", "mailboxes", "recipients", "headers")) {
            Template.fill("postfix-" + file, values, configuration.resolve(file));
        }
        writeListeners();
    }

    private void writeListeners() {
        StringBuilder entries = new StringBuilder();
        addresses.forEach((listener, address) -> entries.append(listener.entry(address.getPort())));
        try {
            Files.writeString(configuration.resolve("master.cf"), entries, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
