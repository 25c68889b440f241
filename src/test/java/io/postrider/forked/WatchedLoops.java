package io.postrider.forked;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postrider.Content;
import io.postrider.Envelope;
import io.postrider.Mail;
import io.postrider.Outcome.Status;
import io.postrider.Protocol;
import io.postrider.Receipt;
import io.postrider.TlsOptions;
import io.postrider.Transport;
import io.postrider.client.Conversation;
import io.postrider.client.SmtpClient;
import io.postrider.client.SmtpClientBuilder;
import io.postrider.internal.session.Network;
import io.postrider.mime.Message;
import io.postrider.sink.Memory;
import io.postrider.sink.Sink;
import io.postrider.sink.SinkBuilder;
import io.postrider.testing.Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import reactor.blockhound.BlockHound;

/**
 * Sends mails of every kind in every mode while BlockHound watches the client's event loops. Before that it blocks a loop in several ways, or nobody
 * would know whether anything is watched. Arguments: the transports.
 */
final class WatchedLoops {

    private static final String LOOPS = "postrider-loop";
    private static final int LARGE = 600_000;
    private static final int ROUNDS = 3;
    private static final int MOMENT_MILLIS = 5;

    private static final Queue<Throwable> BLOCKED = new ConcurrentLinkedQueue<>();

    private final Transport transport;
    private final Path file = Files.write(Files.createTempFile("watched", ".eml"), message(LARGE));

    private WatchedLoops(Transport transport) throws IOException {
        this.transport = transport;
    }

    public static void main(String[] arguments) throws Exception {
        watch();
        for (String transport : arguments) {
            WatchedLoops loops = new WatchedLoops(Transport.valueOf(transport));
            try {
                loops.blockAll();
                loops.sendAll();
            } finally {
                Files.delete(loops.file);
            }
        }
        System.exit(0);
    }

    // Beside what BlockHound knows of itself: names, files, the handshake's computations, and keys made of passwords.
    private static void watch() {
        BlockHound.builder()
                .loadIntegrations()
                .nonBlockingThreadPredicate(others -> others.or(WatchedLoops::isWatched))
                .markAsBlocking("java.net.InetAddress", "getAllByName", "(Ljava/lang/String;)[Ljava/net/InetAddress;")
                .markAsBlocking("java.net.InetAddress", "getByName", "(Ljava/lang/String;)Ljava/net/InetAddress;")
                .markAsBlocking("sun.nio.ch.FileChannelImpl", "read", "(Ljava/nio/ByteBuffer;)I")
                .markAsBlocking("sun.nio.ch.FileChannelImpl", "read", "(Ljava/nio/ByteBuffer;J)I")
                .markAsBlocking("sun.security.ssl.SSLEngineImpl$DelegatedTask", "run", "()V")
                .markAsBlocking(
                        "javax.crypto.SecretKeyFactory",
                        "generateSecret",
                        "(Ljava/security/spec/KeySpec;)Ljavax/crypto/SecretKey;")
                // The lock of a queue, for as long as it takes to put a task into it.
                .allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "execute")
                .blockingMethodCallback(method -> {
                    if (isWatched(Thread.currentThread())) {
                        BLOCKED.add(new Exception("BLOCKED by " + method + " on "
                                + Thread.currentThread().getName()));
                    }
                })
                .install();
    }

    private static boolean isWatched(Thread thread) {
        return thread.getName().startsWith(LOOPS);
    }

    // ---- what must not block

    private void sendAll() throws Exception {
        for (Mode mode : Mode.values()) {
            send(mode, Sink.builder());
            send(mode, Sink.builder().startTls().user("alice", "secret").requireAuth());
        }
        send(Mode.STANDARD_DATA, Sink.builder().implicitTls().user("alice", "secret"));
        send(Mode.STANDARD_BDAT, Sink.builder().protocol(Protocol.LMTP));
        send(Mode.STANDARD_DATA, Sink.builder().withoutEhlo());
        System.out.println(transport + ": all were sent");
        BLOCKED.forEach(blocked -> blocked.printStackTrace(System.out));
    }

    private void send(Mode mode, SinkBuilder kind) throws Exception {
        try (Sink sink = kind.remember(Memory.COUNTS).start();
                SmtpClient client = client(sink, mode).build()) {
            List<CompletableFuture<Receipt>> sent = new ArrayList<>();
            IntStream.range(0, ROUNDS)
                    .forEach(round -> kinds().forEach(content -> sent.add(client.send(mail(content)))));
            CompletableFuture<Receipt> cancelled = client.send(mail(Content.of(this::slowly)));
            cancelled.cancel(true);
            for (CompletableFuture<Receipt> receipt : sent) {
                receipt.thenAccept(accepted -> pause());
                require(receipt.get(60, TimeUnit.SECONDS).all(Status.ACCEPTED));
            }
            try (Conversation conversation = client.converse().get(60, TimeUnit.SECONDS)) {
                require(conversation.noop().get(60, TimeUnit.SECONDS).isPositive());
            }
        }
    }

    private List<Content> kinds() {
        Message composed = Message.builder()
                .from("a@example.com")
                .to("b@example.org")
                .subject("Grüße")
                .text("text")
                .html("<p>text</p>")
                .attach(file)
                .build();
        return List.of(
                Content.of(message(100)),
                Content.of(message(LARGE)),
                Content.of(file),
                Content.of(() -> new ByteArrayInputStream(message(LARGE))),
                Content.of(this::slowly),
                composed.content());
    }

    /** A stream that blocks at each read. */
    private InputStream slowly() {
        return new ByteArrayInputStream(message(1_000)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                pause();
                return super.read(target, offset, length);
            }
        };
    }

    private SmtpClientBuilder client(Sink sink, Mode mode) throws IOException {
        SmtpClientBuilder client = SmtpClient.builder(uri(sink))
                .transport(transport)
                .deadline(Duration.ofMinutes(1))
                .session(options -> mode.in(options).withTranscript((session, speaker, line) -> pause(line)));
        return hasCertificate(sink) ? client.tls(TlsOptions.defaults().withTrust(pem(sink))) : client;
    }

    // By name, so that there is one to look up.
    private static String uri(Sink sink) {
        String login = hasCertificate(sink) ? "alice:secret@" : "";
        return sink.uri().replace("://127.0.0.1", "://" + login + "localhost");
    }

    private static boolean hasCertificate(Sink sink) {
        try {
            return !sink.certificatePem().isEmpty();
        } catch (IllegalStateException none) {
            return false;
        }
    }

    private static Path pem(Sink sink) throws IOException {
        Path pem = Files.writeString(Files.createTempFile("watched", ".pem"), sink.certificatePem());
        pem.toFile().deleteOnExit();
        return pem;
    }

    private static void pause(String line) {
        if (line.startsWith("QUIT") || line.startsWith("EHLO")) {
            pause();
        }
    }

    private static void pause() {
        try {
            // Nothing is waited for: this is what must not happen on an event loop, and may in a callback.
            Thread.sleep(MOMENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- what must be seen to

    private void blockAll() throws Exception {
        for (String how : List.of("sleep", "file", "lookup", "keys", "lock")) {
            block(how);
            BLOCKED.forEach(blocked -> System.out.println(transport + ": " + how + " is " + blocked.getMessage()));
            BLOCKED.clear();
        }
    }

    /** Runs something on an event loop such as a client's. */
    private void block(String how) throws Exception {
        Network network = Network.of(transport, 1);
        try {
            network.group().submit(() -> run(how)).get(60, TimeUnit.SECONDS);
        } finally {
            network.close();
        }
    }

    private void run(String how) {
        try {
            switch (how) {
                case "sleep" -> pause();
                case "file" -> Content.of(file).open().read(ByteBuffer.allocate(10));
                case "lookup" -> InetAddress.getAllByName("localhost");
                case "lock" -> LockSupport.parkNanos(1_000_000);
                case "keys" ->
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(new PBEKeySpec("secret".toCharArray(), new byte[16], 4096, 256));
                default -> throw new IllegalArgumentException(how);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail mail(Content content) {
        return new Mail(Envelope.of("a@example.com", "b@example.org"), content);
    }

    private static byte[] message(int octets) {
        String line = ".a line of a message\r\n";
        return ("Subject: watched\r\n\r\n" + line.repeat(1 + octets / line.length())).getBytes(US_ASCII);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("a mail was not accepted");
        }
    }
}
